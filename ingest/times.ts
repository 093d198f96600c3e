/** When in a recording words were said. */
import type { Spoken } from './formats/layout.ts';
import type { Interview, Span, Timed } from './schema.ts';

/** The times of paragraphs whose marks give them; one without an end lasts until the next that has a time. */
export function timesOf(spoken: readonly Spoken[]): Timed[] {
  const timed = spoken.filter(({ time }) => time !== undefined);
  return timed.map(({ start, time }, i) => ({
    start,
    from: time!.from,
    to: Math.max(time!.from, time!.to ?? timed[i + 1]?.time?.from ?? time!.from),
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
