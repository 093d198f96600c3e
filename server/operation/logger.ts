/** JSON logs, one object a line, on standard output. Logging never changes what is logged about: it does not throw. */
import { type Logger, pino } from 'pino';
import { errorInLog } from './error-in-log.ts';

export type { Logger };

export function openLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: errorInLog },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: Logger['info']) {
        try {
          method.apply(this, args);
        } catch {
          // A line that cannot be written is lost; the request goes on.
        }
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
