/** What a request accepts, by Hono's own reading of its headers. */
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';

type Header = 'Accept' | 'Accept-Encoding';

/** Types or encodings that a header names by itself and does not refuse (`q=0`), in lower case; a wildcard names nothing. */
function namedIn(c: Context, header: Header): ReadonlySet<string> {
  const named = new Set<string>();
  accepts(c, {
    header,
    supports: [],
    default: '',
    match(given) {
      for (const { type, q } of given) if (q > 0) named.add(type.toLowerCase());
      return '';
    },
  });
  return named;
}

/** The first of some encodings, ours in our order of preference, that is accepted. */
export function encodingFor<Encoding extends string>(c: Context, ours: readonly Encoding[]): Encoding | 'identity' {
  const named = namedIn(c, 'Accept-Encoding');
  return ours.find((encoding) => named.has(encoding)) ?? 'identity';
}

/** Whether events are asked for: Accept names text/event-stream, and not application/json. */
export function wantsEvents(c: Context): boolean {
  const named = namedIn(c, 'Accept');
  return named.has('text/event-stream') && !named.has('application/json');
}
