import type { InterviewResponse } from '../../server/contract/contract.ts';

type Part = { text: string; start: number; end: number };

/**
 * The interview's text put together again from its turns and notes; what lies between them (line ends, by the contract)
 * becomes spaces, so that offsets hold.
 */
export function transcriptText({ interview, turns, notes }: InterviewResponse): { text: string; start: number } {
  const parts: Part[] = [...turns, ...notes].sort((a, b) => a.start - b.start);
  const start = Math.min(interview.start, parts[0]?.start ?? interview.start);
  let text = '';
  for (const part of parts) text += ' '.repeat(Math.max(0, part.start - start - text.length)) + part.text;
  return { text, start };
}
