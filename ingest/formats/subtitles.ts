/** WebVTT and SubRip: cues with times, whose words are spoken and everything else notes. */

import { readMarks } from '../attribute/labels.ts';
import { fold } from '../attribute/names.ts';
import { castOf } from '../attribute/voices.ts';
import { IngestError } from '../errors.ts';
import type { CatalogEntry, Note, OutletEntry, Source } from '../schema.ts';
import type { Layout, Spoken } from './layout.ts';
import { type Line, linesOf } from './lines.ts';

const TIMES = /^(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}\s+-->\s+(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}/;
const TAG = /<\/?[a-z\d][^<>\n]*>/giu;
const VOICE = /^<v(?:\.[^\s>]*)?\s+(?<name>[^<>]+)>$/iu;

/** One run of words of a cue, without tags; `voice` is the name in the `<v Name>` tag that it stands under. */
type Run = Line & { cue: number; voice?: string };

/**
 * Parts a subtitle file into notes and spoken paragraphs. The speaker stands in a `<v Name>` tag, a `Name:` label or a
 * `[Name]` tag, or a dash or `>>` marks a change. Each run of words between times and tags is a paragraph. Comments
 * (`NOTE`) and the head line become narration and heading, where a date may stand.
 *
 * @throws IngestError if lines belong to no cue; the message shows the first of them.
 */
export function layOutSubtitles(source: Source, entry: CatalogEntry, outlet: OutletEntry): Layout {
  const notes: Note[] = [];
  const runs: Run[] = [];
  const strays: Line[] = [];
  for (const [cue, block] of blocksOf(linesOf(source.text)).entries()) {
    const times = block.findIndex((line) => TIMES.test(line.text));
    const head = headKind(block[0]!, cue);
    if (times < 0 && head) for (const { start, end } of block) notes.push({ kind: head, start, end });
    else if (times < 0 && runs.length > 0 && !/^\d+$/.test(block[0]!.text)) addRuns(block, cue, runs, notes);
    else if (times < 0 || times > 1) strays.push(...block);
    else {
      for (const { start, end } of block.slice(0, times + 1)) notes.push({ kind: 'editorial', start, end });
      addRuns(block.slice(times + 1), cue, runs, notes);
    }
  }
  if (strays.length > 0 || runs.length === 0) throw unplaced(strays.length > 0 ? strays : linesOf(source.text), entry);
  return { notes, spoken: toSpoken(runs, notes, entry, outlet) };
}

/** A comment or the file's head: no cue. */
function headKind({ text }: Line, block: number): Note['kind'] | undefined {
  if (block === 0 && /^\uFEFF?WEBVTT(?:\s|$)/.test(text)) return 'heading';
  if (/^NOTE(?:\s|$)/.test(text)) return 'narration';
  return /^(?:STYLE|REGION)$/.test(text) ? 'editorial' : undefined;
}

function blocksOf(lines: Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    if (blocks.length === 0 || line.blanksBefore > 0) blocks.push([]);
    blocks.at(-1)!.push(line);
  }
  return blocks;
}

/** Cuts a cue's lines at their tags. */
function addRuns(lines: Line[], cue: number, runs: Run[], notes: Note[]): void {
  let voice: string | undefined;
  for (const line of lines) {
    let from = 0;
    const words = (to: number) => {
      const text = line.text.slice(from, to);
      const start = line.start + from + text.length - text.trimStart().length;
      if (text.trim()) runs.push({ ...line, text: text.trim(), start, end: start + text.trim().length, cue, voice });
    };
    for (const tag of line.text.matchAll(TAG)) {
      words(tag.index);
      from = tag.index + tag[0].length;
      const name = VOICE.exec(tag[0])?.groups?.name?.trim();
      if (name) voice = name;
      if (/^<\/v>$/i.test(tag[0])) voice = undefined;
      notes.push({ kind: name ? 'label' : 'editorial', start: line.start + tag.index, end: line.start + from });
    }
    words(line.text.length);
  }
}

function toSpoken(runs: Run[], notes: Note[], entry: CatalogEntry, outlet: OutletEntry): Spoken[] {
  const marks = readMarks(runs, entry, outlet);
  const tagged = runs.flatMap(({ voice }) => (voice ? [{ name: voice, sure: true }] : []));
  const cast = castOf(tagged, entry, outlet);
  const spoken: Spoken[] = [];
  for (const [i, run] of runs.entries()) {
    const { dash, voice, markLength, length } = marks[i]!;
    const before = runs[i - 1];
    if (markLength > 0) notes.push({ kind: 'label', start: run.start, end: run.start + markLength });
    if (length >= run.text.length) continue;
    const sameCue = before?.cue === run.cue && !notes.some((note) => note.start >= before.end && note.end <= run.start);
    if (sameCue && markLength === 0 && spoken.length > 0) {
      spoken.at(-1)!.end = run.end;
      continue;
    }
    spoken.push({
      start: run.start + length,
      end: run.end,
      line: run.number,
      dash: dash || voice !== undefined || (run.voice !== undefined && run.voice !== before?.voice),
      voice: voice ?? (run.voice ? cast.get(fold(run.voice)) : undefined),
      blanksBefore: 1,
      apart: true,
    });
  }
  return spoken;
}

function unplaced(lines: Line[], entry: CatalogEntry): IngestError {
  const shown = lines.slice(0, 3).map(({ number, text }) => `line ${number} "${text.slice(0, 80)}"`);
  return new IngestError(
    `${entry.file} does not read as ${entry.format === 'webvtt' ? 'WebVTT' : 'SubRip'}: some lines belong to no cue (a line with times, "00:00:01.000 --> 00:00:04.000", then the words). ` +
      `First lines that could not be placed: ${shown.join('; ')}. Correct them, or set the right format in the catalog.`,
  );
}
