/** What went wrong, for the person at the terminal. */
import { z } from 'zod';
import { IngestError } from './errors.ts';

/** One line for what a person can mend; the stack only for what is a fault of this program. */
export function explain(error: unknown): string {
  if (error instanceof IngestError) return error.message;
  if (error instanceof z.ZodError) {
    return `These settings do not fit:\n${error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`;
  }
  // An error's code may be anything: a DOMException's is a number.
  if (String((error as NodeJS.ErrnoException | undefined)?.code).startsWith('ERR_PARSE_ARGS')) {
    return `${(error as Error).message} See --help.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
