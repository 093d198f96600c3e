/** Nothing takes for ever: a time limit for a promise, and for a request until it begins to answer. */
import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../problem.ts';

/** Something took longer than it may. */
export class DeadlineError extends ProblemError {
  override name = 'DeadlineError';

  constructor(what: string) {
    super(503, `${what} took too long and was given up; try again in a moment.`, { 'retry-after': '5' });
  }
}

/**
 * @param what names the stage in the error
 * @param onLate is told, so that the work can be stopped
 * @throws DeadlineError after `ms`
 */
export async function within<T>(ms: number, what: string, work: Promise<T>, onLate: () => void = () => {}): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineError(what));
      onLate();
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** @throws DeadlineError for a request that has not begun to answer after `ms`; a stream that has begun goes on */
export function deadline(ms: number): MiddlewareHandler {
  return async function deadline(_, next) {
    await within(ms, 'The answer', next());
  };
}
