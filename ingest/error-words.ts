/** Errors in few words, without keys and passwords: other servers' may be long, and echo what they were sent. */

/** So much of an error's own words is kept, in UTF-16 code units. */
const MOST = 200;

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

/** Class, status and the beginning of its words. @throws what its getters throw */
export function heading(error: unknown, known: readonly string[] = []): string {
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

/** For errors that want to fail, too. */
export function safely(describe: () => string): string {
  try {
    return describe();
  } catch {
    return 'an error that cannot be described';
  }
}
