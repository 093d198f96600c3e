/**
 * A limit on work that does not wait, a pattern that runs on included: it is stopped in this thread, and what else the
 * process does goes on. A thread of its own for it would have to hold the transcripts and the vocabulary once more.
 */
import { createContext, Script } from 'node:vm';

/** The work ran into its limit. Its message names the work. */
export class StoppedError extends Error {
  override name = 'StoppedError';
}

const held: { work?: () => unknown } = {};
const context = createContext(held);
const script = new Script('work()');

/**
 * What `work` returns or throws.
 *
 * @param limitMs by the clock, so that it must leave room for a machine that is busy with other things
 * @param what is done, for the error
 * @param work leaves nothing half done behind where it ends anywhere
 * @throws StoppedError after `limitMs`
 */
export function stoppedAfter<T>(limitMs: number, what: string, work: () => T): T {
  held.work = work;
  try {
    return script.runInContext(context, { timeout: limitMs }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new StoppedError(`${what} was stopped after ${limitMs} ms.`, { cause: error });
  } finally {
    delete held.work;
  }
}
