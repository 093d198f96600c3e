/** Captions to utterances: one for each line of a cue, or part of it that one voice speaks. */
import { IngestError } from '../../errors.ts';
import type { Original, Utterance } from '../utterance.ts';
import { type Captions, cuesOf } from './cues.ts';
import { unrolled } from './rolling.ts';
import { runsOf } from './words.ts';

const FORMAT_NAMES = { webvtt: 'WebVTT', subrip: 'SubRip', sbv: 'SBV' } as const;
export type CaptionFormat = keyof typeof FORMAT_NAMES;

/** @throws IngestError if there are no cues, or lines before the first that belong to none; the message shows them */
export function readCaptions(file: string, text: string, format: CaptionFormat): Original {
  const captions = cuesOf(text, format === 'sbv');
  if (captions.cues.length === 0 || captions.strays.length > 0) throw unplaced(file, text, format, captions);
  const cues = unrolled(captions.cues.map((cue, i) => runsOf(cue, i)));
  const spoken = cues.flatMap((runs, i) =>
    runs.map(
      ({ text: words, voice, number }): Utterance => ({
        text: words,
        time: captions.cues[i]!.time,
        place: number,
        ...(voice && { speaker: voice }),
      }),
    ),
  );
  const told = captions.notes.map(({ text: words, number, kind }): Utterance => ({ text: words, place: number, kind }));
  const warnings = captions.unread.map(
    ({ number, text: line }) =>
      `line ${number}: the times "${line.slice(0, 80)}" cannot be read; the words under them were left out`,
  );
  return { utterances: [...told, ...spoken].sort((a, b) => a.place - b.place), warnings };
}

function unplaced(file: string, text: string, format: CaptionFormat, { strays, unread }: Captions): IngestError {
  const first = text
    .split(/\r\n|\n|\r/)
    .flatMap((line, i) => (line.trim() ? [{ text: line.trim(), number: i + 1 }] : []));
  const shown = (strays.length > 0 ? strays : unread.length > 0 ? unread : first)
    .slice(0, 3)
    .map((line) => `line ${line.number} "${line.text.slice(0, 80)}"`);
  return new IngestError(
    `${file} does not read as ${FORMAT_NAMES[format]}: some lines belong to no cue (a line with times, ${format === 'sbv' ? '"0:00:01.000,0:00:04.000"' : '"00:00:01.000 --> 00:00:04.000"'}, then the words). ` +
      `First lines that could not be placed: ${shown.join('; ')}. Correct them, or set the right format in the catalog.`,
  );
}
