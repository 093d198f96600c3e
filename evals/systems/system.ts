/** What the evals can measure: anything that ranks spans of the transcript, and may answer with citations. */
import type { AskResponse, InterviewResponse, Message, Result } from '../../server/contract/contract.ts';

/** A ranked span: UTF-16 offsets into the source, half-open. Whatever else a system says of it is checked. */
export type Ranked = { start: number; end: number; score: number } & Partial<
  Pick<Result, 'passageId' | 'interview' | 'speaker' | 'role' | 'text' | 'inReplyTo'>
>;

export type Timed<T> = T & {
  /** Wall-clock time seen by the caller, milliseconds. */
  ms: number;
};

export type System = {
  name: string;
  search(query: string, limit: number): Promise<Timed<{ results: Ranked[] }>>;
  ask?(question: string, history?: Message[]): Promise<Timed<{ response: AskResponse }>>;
  /** The interviews as the system itself tells them, for the fidelity checks. */
  interviews?(): Promise<InterviewResponse[]>;
  close?(): Promise<void>;
};

export async function timed<T extends object>(work: () => Promise<T>): Promise<Timed<T>> {
  const start = performance.now();
  const done = await work();
  return { ...done, ms: performance.now() - start };
}
