/** Errors as the log shows them: what they are and where they arose, short, and without what is nobody's business. */
import { z } from 'zod';
import { IngestError } from '../../ingest/errors.ts';
import { explain } from '../../ingest/explain.ts';

/** So much of an error's own words is kept, in UTF-16 code units, and so many lines of where it arose. */
const MOST = 200;
const FRAMES = 12;
const FRAME = 200;
/** What is written for people who run this, by this program itself, is kept longer. */
const OWN = 2_000;

const SECRETS: readonly RegExp[] = [
  /\b(?:bearer|basic) [\w.~+/=-]{6,}/gi,
  /\b(?:sk|pk|key|token|lsv2)[-_][\w-]{6,}/gi,
  /(?<=:\/\/)[^\s/@:]{1,200}:[^\s/@]{1,200}(?=@)/g,
  /(?<=\b(?:api[-_]?key|authorization|password|secret|token)["']?\s{0,3}[:=]\s{0,3}["']?)[^\s"',;}]{4,}/gi,
];
const HIDDEN = '[hidden]';

/** @param known words that must not be shown, such as a configured key; also as they stand within JSON */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  let shown = text;
  for (const word of known.filter((w) => w.trim().length > 3)) {
    for (const form of new Set([word, JSON.stringify(word).slice(1, -1)])) shown = shown.replaceAll(form, HIDDEN);
  }
  for (const pattern of SECRETS) shown = shown.replace(pattern, HIDDEN);
  return shown;
}

/** What another server's error is: class, status, and the beginning of its words. Never throws. */
export function upstreamError(error: unknown, known: readonly string[] = []): string {
  return safely(() => heading(error, known));
}

/** As the log shows it: for what is a fault of this program, with where it arose. Never throws. */
export function errorInLog(error: unknown): string {
  return safely(() => {
    if (error instanceof IngestError || error instanceof z.ZodError) {
      return withoutSecrets(explain(error).slice(0, OWN));
    }
    return [heading(error, []), ...frames(error)].join('\n');
  });
}

function heading(error: unknown, known: readonly string[]): string {
  if (typeof error === 'string') return cut(error, known);
  const { name, status, code, message } = (error ?? {}) as Record<string, unknown>;
  const own = error instanceof Error ? error.constructor.name : '';
  const kind = own && own !== 'Error' ? own : typeof name === 'string' && name ? name : typeof error;
  const marks = [status, code].filter((mark) => typeof mark === 'number' || typeof mark === 'string');
  const head = `${kind}${marks.length > 0 ? ` (${marks.map((m) => String(m).slice(0, 40)).join(', ')})` : ''}`;
  return typeof message === 'string' && message ? `${head}: ${cut(message, known)}` : head;
}

/** Cut first: five megabytes are not searched. A secret at the cut is not shown in half. */
function cut(text: string, known: readonly string[]): string {
  const near = withoutSecrets(text.slice(0, 10 * MOST), known);
  return near.length > MOST ? `${near.slice(0, MOST)}…` : near;
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

function safely(describe: () => string): string {
  try {
    return describe();
  } catch {
    return 'an error that cannot be described';
  }
}
