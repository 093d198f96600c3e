/** The ask chain's steps, told as they begin. */
import type { Callbacks } from '@langchain/core/callbacks/manager';
import type { AskEvent } from '../contract.ts';

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
      handleChainStart(_chain, input, _runId, _runType, _tags, _metadata, runName) {
        const stage = STAGES[runName ?? ''];
        if (!stage) return;
        const standaloneQuestion: unknown = input.understanding?.question;
        onStage({ stage, ...(typeof standaloneQuestion === 'string' && { standaloneQuestion }) });
      },
    },
  ];
}
