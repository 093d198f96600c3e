import type { Spoken } from '../formats/layout.ts';
import { median } from '../formats/lines.ts';
import type { CatalogEntry, OutletEntry, Source } from '../schema.ts';
import { CHANGES, CLUES, type Speech } from './clues.ts';
import type { Observation } from './decode.ts';
import type { Known } from './marking.ts';

/** The paragraphs of one interview as the decoder sees them: which clues hold for each. */
export function observe(
  spoken: readonly Spoken[],
  known: readonly (Known | undefined)[],
  source: Source,
  entry: CatalogEntry,
  outlet: OutletEntry,
): Observation[] {
  const address = entry.interviewee.address.map((form) => form.toLowerCase());
  const interviewee = entry.interviewee.name.toLowerCase();
  const names = [outlet.name, ...outlet.variants].map((form) => form.toLowerCase());
  const gap = median(spoken.slice(1).map(({ blanksBefore }) => blanksBefore));
  const speeches: Speech[] = [];
  for (const [i, { start, end, dash, blanksBefore }] of spoken.entries()) {
    const text = source.text.slice(start, end);
    const place = { first: i === 0, last: i === spoken.length - 1, previous: speeches[i - 1] };
    speeches.push({ text, dash, widerGap: blanksBefore > gap, ...place, address, interviewee, outlet: names });
  }
  return speeches.map((speech, i) => ({
    clues: CLUES.filter((clue) => clue.test(speech)).map(({ name }) => name),
    changes: CHANGES.filter((clue) => clue.test(speech)).map(({ name }) => name),
    dash: speech.dash,
    fixed: known[i]?.voice.role,
  }));
}
