/** JSON logs, one object a line, on standard output. */
import { type Logger, pino } from 'pino';
import { explain } from '../../ingest/explain.ts';

export type { Logger };

export function openLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: explain },
  });
}
