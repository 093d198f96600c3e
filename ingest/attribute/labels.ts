/** Marks at the start of a line that say a turn begins: dashes, and labels that name the speaker. */
import type { Line } from '../formats/lines.ts';
import { clockAtStart, isStampLine, secondsOf, stampsAtStart } from '../formats/stamps.ts';
import type { CatalogEntry, OutletEntry } from '../schema.ts';
import { type Cast, castOf, type Sighting } from './cast.ts';
import { type Candidate, candidatesOf } from './label-forms.ts';
import { foldName, isNameLike } from './names.ts';
import { peopleOf, personNamed, type Voice } from './people.ts';
import { roleNamed } from './role-words.ts';
import { isNobody } from './strangers.ts';

/** What a line begins with. `length` counts the code units of dash and label with the white space after them. */
export type Mark = {
  dash: boolean;
  /** The dash is a chevron, by which captions say that somebody else speaks. */
  chevron: boolean;
  voice?: Voice;
  /** The name as the text writes it, where a label gives the voice. */
  label?: string;
  /** Seconds in the recording that the mark gives. */
  time?: number;
  /** Code units of the mark without and with the white space that follows it. */
  markLength: number;
  length: number;
};

/** A line that looks like a label's and was not taken for one; `line` indexes the lines. */
export type NotTaken = { line: number; name: string };
export type Reading = {
  marks: Mark[];
  cast: Cast;
  notTaken: NotTaken[];
  /** Spellings of labels that begin somebody else's words within a line, too. */
  within: string[];
};

/** Dashes of any kind, or the chevrons by which subtitles mark a new speaker. */
const DASH = /^(?:[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*(?:(?:[-\u2010-\u2015\u2212]|>>|&gt;&gt;)\s*){1,6}/u;

/**
 * Reads the marks of an interview's lines. Where a name could stand, `candidatesOf` says; whether it is a speaker's is
 * decided over all lines (`castOf`): what the catalog names counts, a name in no person's form never does.
 *
 * @param hosts names of those who ask, as the text's own head gives them
 * @param nobody whether a line is spoken by nobody (a heading, a time, a sound); it is read only for names on lines of their own
 */
export function readMarks(
  lines: readonly Line[],
  entry: CatalogEntry,
  outlet: OutletEntry,
  nobody: (line: number) => boolean = () => false,
  hosts: readonly string[] = [],
): Reading {
  const people = peopleOf(entry, outlet, hosts);
  const dashes = lines.map(({ text }) => DASH.exec(text.slice(0, 60))?.[0] ?? '');
  const known = catalogForms(entry, outlet);
  const marked = lines.filter(({ text }) => /^[^:：]{1,60}[:：](?:\s|$)/u.test(text.slice(0, 70)));
  const spaced = marked.filter(({ blanksBefore }) => blanksBefore > 0).length > marked.length / 2;
  // Where paragraphs are set off, "Mr. Smith." at the start of any other line goes on with a sentence.
  const indented = lines.some(({ indent, blanksBefore }, i) => i > 0 && (indent > 0 || blanksBefore > 0));
  const sightings: Sighting[] = lines.flatMap(({ text }, line) => {
    const rest = text.slice(dashes[line]!.length);
    const ruled = nobody(line);
    if (ruled && isStampLine(text)) return [];
    const within = withinSentence(lines[line - 1], lines[line]!, spaced, line > 0 && nobody(line - 1));
    return [...candidatesOf(rest), ...formOf(rest, known)]
      .filter(({ name, set }) => set || !within || (within === 'perhaps' && !/^\p{Ll}/u.test(name)))
      .filter(({ form }) => dashes[line] === '' || (form !== 'alone' && form !== 'parted'))
      .filter(
        ({ form }) =>
          form !== 'stop' || !indented || line === 0 || lines[line]!.blanksBefore > 0 || lines[line]!.indent > 0,
      )
      .filter(({ form, alone }) => !ruled || (alone && (form === 'heading' || form === 'bracket' || form === 'time')))
      .filter(
        ({ name, form }) => personNamed(name, people) || roleNamed(name) || (form !== 'letter' && isNameLike(name)),
      )
      .map((candidate) => ({
        ...candidate,
        line,
        follows: rest.slice(candidate.length, candidate.length + 40),
      }));
  });
  const cast = castOf(sightings, people, lines.map(({ text }) => text).join('\n'), lines.length);
  const byLine = new Map<number, Sighting[]>();
  for (const sighting of sightings) {
    const own = byLine.get(sighting.line);
    if (own) own.push(sighting);
    else byLine.set(sighting.line, [sighting]);
  }
  const notTaken: NotTaken[] = [];
  const taken = lines.map((_, i) => byLine.get(i)?.find((sighting) => cast.accepts(sighting)));
  const clocks = clocksAfter(taken);
  const marks = lines.map((line, i) => {
    const dash = dashes[i]!;
    const own = byLine.get(i) ?? [];
    const label = taken[i];
    if (label) {
      const clock = clocks ? clockAtStart(label.follows) : 0;
      const timed = clock > 0 ? { ...label, time: secondsOf(label.follows.slice(0, clock)) } : label;
      return markOf(line, dash, dash.length + label.length + clock, timed, cast.voiceOf(label));
    }
    const bare = cast.withoutColon(line.text.slice(dash.length));
    if (bare) return markOf(line, dash, dash.length + bare.length, undefined, bare.voice);
    const [first] = own;
    if (
      first &&
      !nobody(i) &&
      !isNobody(foldName(first.name)) &&
      (first.form === 'colon' || first.form === 'time' || first.form === 'bold') &&
      // "Also, an update: …" is a sentence.
      !(first.qualifier && /^\p{Ll}/u.test(first.qualifier) && line.text.includes(`, ${first.qualifier}`))
    )
      notTaken.push({ line: i, name: first.name });
    const quoted = nobody(i) ? 0 : (BLOCK_QUOTE.exec(line.text)?.[0].length ?? 0);
    const stamps = nobody(i) ? 0 : stampsAtStart(line.text.slice(dash.length + quoted));
    return markOf(line, dash, dash.length + quoted + stamps);
  });
  const spellings = new Map<string, number>();
  for (const one of taken) {
    if (one?.form === 'colon') spellings.set(one.name, (spellings.get(one.name) ?? 0) + 1);
  }
  for (const { name } of people) if (name.includes(' ')) spellings.set(name, Number.POSITIVE_INFINITY);
  const certain = [...spellings].filter(([name, count]) => name.includes(' ') || count >= OFTEN).map(([name]) => name);
  return { marks, cast, notTaken, within: taken.some((one) => one?.form === 'colon') ? certain : [] };
}

/** The mark of a block quote in Markdown. */
const BLOCK_QUOTE = /^>\s(?=\S)/u;
/** A label of one word that is used so often counts within a line, too. */
const OFTEN = 3;

/** Whether this interview writes a time without brackets behind its labels. */
function clocksAfter(taken: readonly (Sighting | undefined)[]): boolean {
  const labels = taken.filter((one) => one?.form === 'colon' && !one.alone);
  const timed = labels.filter((one) => clockAtStart(one!.follows) > 0).length;
  return timed >= 3 && timed > labels.length * 0.8;
}

/**
 * Where within a line a label of the interview stands after the end of a sentence: somebody else's words begin there.
 *
 * @param from the line's own mark ends here
 * @param names spellings of labels that count within a line
 */
export function labelsWithin(text: string, from: number, names: readonly string[]): number[] {
  const cuts = names.flatMap((name) => {
    const found: number[] = [];
    for (let at = text.indexOf(name, from + 1); at >= 0; at = text.indexOf(name, at + name.length)) {
      const open = /(?:\*\*|__|\[)$/u.exec(text.slice(Math.max(0, at - 2), at))?.[0].length ?? 0;
      const begins = at - open;
      const ended =
        begins > from &&
        /(?:[.!?\u2026\u3002\uff01\uff1f]|--|\u2014)["'\u201d\u2019)\]*_]{0,3}\s$/u.test(
          text.slice(Math.max(0, begins - 8), begins),
        );
      if (ended && AFTER_NAME.test(text.slice(at + name.length, at + name.length + 80))) found.push(begins);
    }
    return found;
  });
  return [...new Set(cuts)].sort((a, b) => a - b);
}

const AFTER_NAME = /^\]?(?:\s?\([^()\n]{1,40}\))?(?:\*\*|__)?[:\uff1a](?:\*\*|__)?(?=\s[^\s\p{Ll}]|$)/u;

/**
 * Whether a line goes on with a sentence of the line above it, so that a word and colon at its start are no label:
 * surely, where empty lines part the turns and a long line breaks off; perhaps, where they do not.
 */
function withinSentence(
  before: Line | undefined,
  line: Line,
  spaced: boolean,
  parted: boolean,
): 'surely' | 'perhaps' | undefined {
  if (!before || parted || line.blanksBefore > 0) return undefined;
  if (/[.!?\u2026:;\u3002\uff01\uff1f\u2014-]["'\u201d\u2019)\]*_]{0,3}$/u.test(before.text.slice(-6)))
    return undefined;
  return spaced && before.text.length >= 30 ? 'surely' : 'perhaps';
}

function markOf(line: Line, dash: string, end: number, candidate?: Candidate, voice?: Voice): Mark {
  const text = line.text.slice(0, end);
  const after = line.text.slice(end);
  const space = after.length - after.trimStart().length;
  return {
    dash: dash !== '',
    chevron: /^\W*(?:>>|&gt;)/.test(dash),
    ...(voice && { voice }),
    ...(voice && candidate && { label: candidate.name }),
    ...(candidate?.time !== undefined && { time: candidate.time }),
    markLength: text.trimEnd().length,
    length: end + space,
  };
}

/** Forms of the catalog, the longest first: what it names counts, whatever its characters. */
function catalogForms(entry: CatalogEntry, outlet: OutletEntry): string[] {
  const { name, short, aliases } = entry.interviewee;
  const others = [...outlet.guests, ...outlet.interviewers].flatMap((person) => [person.name, ...person.aliases]);
  return [name, short, ...aliases, ...others].filter((form) => form.trim() !== '').sort((a, b) => b.length - a.length);
}

function formOf(text: string, forms: readonly string[]): Candidate[] {
  const start = text.slice(0, 200).toLowerCase();
  const form = forms.find(
    (one) => start.startsWith(one.toLowerCase()) && /^\s{0,3}[:：](?:\s|$)/u.test(text.slice(one.length, 200)),
  );
  if (form === undefined) return [];
  const colon = text.slice(form.length).search(/[:：]/u) + form.length + 1;
  const after = text.slice(colon);
  const length = colon + after.length - after.trimStart().length;
  return [{ form: 'colon', name: form, length, alone: after.trim() === '', set: false }];
}
