/** The ask chain's steps, told as they begin. */
import type { Callbacks } from '@langchain/core/callbacks/manager';
import type { AskEvent } from '../../contract/contract.ts';

export type Stage = Extract<AskEvent, { event: 'status' }>['data'];

const STAGES: Record<string, Stage['stage']> = {
  understand: 'understanding',
  retrieve: 'retrieving',
  answer: 'answering',
};

/** Callbacks for the chain; `onStage` runs before the step goes on. */
export function stageCallbacks(onStage: (stage: Stage) => void): Callbacks {
  return [
    {
      awaitHandlers: true,
      // A run's name is declared as the seventh argument and passed as the eighth (@langchain/core 1.4): look in both.
      handleChainStart(_chain, input, ...rest) {
        const stage = rest.map((value) => (typeof value === 'string' ? STAGES[value] : undefined)).find(Boolean);
        if (!stage) return;
        const standaloneQuestion: unknown = input.understanding?.question;
        onStage({ stage, ...(typeof standaloneQuestion === 'string' && { standaloneQuestion }) });
      },
    },
  ];
}
