/** When in a recording words were said. */
import type { Spoken } from './formats/layout.ts';
import type { Interview, Span, Timed } from './schema.ts';

/** A recording's first words come no later, in seconds; a transcript whose times begin later gives the time of day. */
const LATEST_START = 2 * 3_600;

/**
 * The times of paragraphs whose marks give them, and those that stood within their sentences. One without an end lasts
 * until the next.
 */
export function timesOf(spoken: readonly Spoken[], within: readonly Timed[] = []): Timed[] {
  const marks = spoken.flatMap(({ start, time }) =>
    time ? [{ start, from: time.from, to: time.to ?? time.from }] : [],
  );
  const all = [...marks, ...within].sort((a, b) => a.start - b.start);
  if ((all[0]?.from ?? 0) > LATEST_START) return [];
  return all.map(({ start, from, to }, i) => ({
    start,
    from,
    to: to > from ? to : Math.max(from, all[i + 1]?.from ?? from),
  }));
}

/** The seconds between which a span of an interview was said; nothing where its transcript has no time there. */
export function timeOf(
  { times = [] }: Pick<Interview, 'times'>,
  { start, end }: Span,
): { from: number; to: number } | undefined {
  const first = times.findLastIndex((one) => one.start <= start);
  const last = times.findLastIndex((one) => one.start < end);
  if (first < 0 || last < first) return undefined;
  return { from: times[first]!.from, to: times[last]!.to };
}

/** The recording's address at a time: media fragments (W3C) count in seconds. */
export const mediaAt = (media: string, { from, to }: { from: number; to: number }): string =>
  `${media.replace(/#.*/s, '')}#t=${rounded(from)}${to > from ? `,${rounded(to)}` : ''}`;

const rounded = (seconds: number) => Math.round(seconds * 10) / 10;
