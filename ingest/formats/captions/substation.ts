/** SubStation Alpha (SSA, ASS): events in a table of commas whose columns a `Format` line names; the actor's is the speaker. */
import { IngestError } from '../../errors.ts';
import type { Original, Utterance } from '../utterance.ts';
import { plain } from './words.ts';

/** @throws IngestError if no event holds words */
export function readSubstation(file: string, text: string): Original {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const title = lines
    .find((line) => /^Title:/i.test(line))
    ?.replace(/^Title:\s*/i, '')
    .trim();
  let columns: string[] = [];
  let inEvents = false;
  const utterances: Utterance[] = [];
  const warnings: string[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('[')) inEvents = /^\[Events\]/i.test(line);
    if (!inEvents) continue;
    if (/^Format:/i.test(line))
      columns = line
        .slice(line.indexOf(':') + 1)
        .split(',')
        .map((name) => name.trim().toLowerCase());
    if (!/^Dialogue:/i.test(line)) continue;
    const event = eventOf(line.slice(line.indexOf(':') + 1), columns);
    const words = plain(wordsOf(event.text ?? ''));
    if (words === '') continue;
    const [from, to] = [secondsOf(event.start), secondsOf(event.end)];
    if (from === undefined || to === undefined) warnings.push(`line ${i + 1}: its times cannot be read`);
    const speaker = (event.name || event.actor || '').trim();
    utterances.push({
      text: words,
      place: i + 1,
      ...(speaker && { speaker }),
      ...(from !== undefined && to !== undefined && { time: { from, to } }),
    });
  }
  if (utterances.length === 0) {
    throw new IngestError(
      `${file} reads as SubStation Alpha, but no "Dialogue:" line under [Events] and its "Format:" holds words. Export it again, or as WebVTT.`,
    );
  }
  // Events may stand in any order.
  const ordered = [...utterances].sort((a, b) => (a.time?.from ?? 0) - (b.time?.from ?? 0) || a.place - b.place);
  const timed = utterances.every(({ time }) => time);
  return { ...(title && { title }), utterances: timed ? ordered : utterances, warnings };
}

/** The last column keeps its commas. */
function eventOf(line: string, columns: readonly string[]): Record<string, string | undefined> {
  const cells = line.split(',');
  const last = columns.length - 1;
  return Object.fromEntries(
    columns.map((name, i) => [name, i === last ? cells.slice(last).join(',') : cells[i]?.trim()]),
  );
}

/** Without braces that style it; its line breaks are blanks. A drawing is no words. */
const wordsOf = (text: string): string =>
  /\{[^{}]{0,500}\\p[1-9]/.test(text) ? '' : text.replace(/\{[^{}]{0,2000}\}/g, '').replace(/\\[Nnh]/g, ' ');

/** @param time h:mm:ss.cc */
function secondsOf(time = ''): number | undefined {
  const match = /^(\d{1,3}):(\d{1,2}):(\d{1,2}(?:\.\d{1,3})?)$/.exec(time);
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) : undefined;
}
