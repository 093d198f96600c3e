/** Errors as the log shows them: what they are and where they arose, short, and without what is nobody's business. */
import { z } from 'zod';
import { heading, safely, withoutSecrets } from '../../ingest/error-words.ts';
import { IngestError } from '../../ingest/errors.ts';
import { explain } from '../../ingest/explain.ts';

/** Lines of where an error arose, and code units of each. */
const FRAMES = 12;
const FRAME = 200;
/** What is written for people who run this, by this program itself, is kept longer. */
const OWN = 2_000;

/** As the log shows it: for what is a fault of this program, with where it arose. Never throws. */
export function errorInLog(error: unknown): string {
  return safely(() => {
    if (error instanceof IngestError || error instanceof z.ZodError) {
      return withoutSecrets(explain(error).slice(0, OWN));
    }
    return [heading(error), ...frames(error)].join('\n');
  });
}

const frames = (error: unknown): string[] =>
  error instanceof Error && typeof error.stack === 'string'
    ? error.stack
        .slice(0, 20_000)
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, FRAMES)
        .map((line) => line.slice(0, FRAME))
    : [];
