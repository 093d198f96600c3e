/** Lines of a transcript that nobody speaks: front matter, heads, headings, rules, times, pages, sounds. */
import { isNameLike } from '../attribute/names.ts';
import type { NoteKind, Span } from '../schema.ts';
import { type FrontMatter, frontMatterOf, OUTLET_KEYS } from './front-matter.ts';
import type { Line } from './lines.ts';
import { isStampLine } from './stamps.ts';

/** What a line's form alone says of it; `name`: it could also be a speaker's name, as a heading or in brackets. */
export type Furniture = { kind: NoteKind; name?: boolean };

export type Room = {
  /** By line; nothing where somebody may speak. */
  lines: (Furniture | undefined)[];
  front?: FrontMatter | undefined;
  /** What the head says: "Date: 3 May 2021" by its folded key, the first of each. */
  head: Map<string, Span & { text: string }>;
};

const SOUND_WORDS =
  'laughs?|laughter|laughing|applause|applauds|pauses?|silence|crosstalk|cross talk|inaudible|unintelligible|music|cheers?|cheering|sighs?|coughs?|chuckles?|indistinct|phone rings?|break|audio out|video clip|end of (?:audio|recording|interview|transcript)|recording (?:stops|starts|ends)';
/** A publisher's or typist's mark: "(more…)", "[applause]", "(LAUGHTER)", "♪ song", "* * *". */
const EDITORIAL = new RegExp(
  String.raw`^(?:\((?:more|continued|to be continued|abridged|end|ends|cut)[\s.\u2026]*\)|\\?\[[^\][]{1,120}\\?\]|\((?:${SOUND_WORDS})[^()]{0,40}\)|\([\p{Lu}\s,.'’&-]{4,60}\)|[*_](?:${SOUND_WORDS})[*_]|[♪♫🎵🎶].{0,240}|#[^#]{1,200}#|.{0,240}[♪♫🎵🎶]|[*_=~#\u2010-\u2015\u2212\u2E3A\u2E3B+.-]{3,}|(?:[*_\u2022·-]\s){2,}[*_\u2022·-])$`,
  'iu',
);
/** "(LAUGHTER)": a remark in round brackets is one in capitals or a known sound; names in brackets are told apart by the labels. */
const CAPITALS_IN_BRACKETS = /^\([^\p{Ll}()]{3,60}\)$/u;
const BRACKETED = /^\\?[[(]\s?[^\][()]{1,60}\s?\\?[\])]$/u;
/** An address, with no more than a few words before it that say whose. */
const LINK = /^(?:[^.!?\n]{0,120}[\s:(<"“])?<?(?:https?:\/\/|www\.)\S{1,300}[>)]?(?:\s?["”])?$/iu;
/** "Kim Lund started transcription": what a meeting's program notes. */
const PROGRAM = /^\S.{0,60}\s(?:started|stopped|paused|resumed) (?:the )?(?:transcription|recording|transcript)\.?$/iu;
const HEADING = /^#{1,6}\s+\S/u;

const HEAD_KEYS = new Set(
  `interviewee|interviewees|interview|interviewer|interviewers|interviewed by|interview with|date|day|date of interview|interview date
  |place|location|venue|title|host|hosts|guest|guests|recorded|recorded on|recording|recording date|transcribed by
  |transcriber|transcript by|transcription|duration|length|participant|participants|speaker|speakers|attendees|present
  |subject|topic|project|language|published|published on|source|url|link|episode|file|audio|media|time|start time|end time
  |summary keywords|keywords|interview number|occupation|born|birthplace|age|gender|collection|session|tape
  |moderator|panelists|meeting|tags|category|author|editor|narrator|copyright|version|produced by`
    .split('|')
    .map((key) => key.trim())
    .concat(OUTLET_KEYS),
);
const ROLE_KEY = /^(?:interview(?:er|ee)s?|hosts?|guests?|speakers?|moderator|participants?|narrator|present)$/;
const HEAD_LINE =
  /^(?:[*_]{1,3})?(?<key>\p{L}[\p{L} ]{1,24}?)(?:[*_]{1,3})?\s?[:：](?:[*_]{1,3})?\s+(?<value>\S.{0,200})$/u;

/** Reads what a transcript's lines are by their form, before anybody's label is looked for. */
export function furnitureOf(lines: readonly Line[]): Room {
  const front = frontMatterOf(lines);
  const kinds: (Furniture | undefined)[] = lines.map((line, i) =>
    front && i < front.lines ? { kind: 'editorial' } : formOf(line),
  );
  // "To see the slides,\nvisit: https://…"
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (
      kinds[i]?.kind === 'narration' &&
      before &&
      !kinds[i - 1] &&
      line.blanksBefore === 0 &&
      opensPlainly(before, i === 1)
    )
      kinds[i - 1] = { kind: 'narration' };
  }
  markColophon(lines, kinds);
  markPageNumbers(lines, kinds);
  const head: Room['head'] = new Map();
  const top = front?.lines ?? 0;
  const late = lateHead(lines, top);
  for (let i = top; i < late; i += 1) kinds[i] ??= { kind: 'narration' };
  markHead(lines, late, late > top, kinds, head);
  return { lines: kinds, front, head };
}

const opensPlainly = ({ text, blanksBefore }: Line, first: boolean) =>
  (blanksBefore > 0 || first) && !/[:：.!?…]/u.test(text);

function formOf({ text }: Line): Furniture | undefined {
  if (HEADING.test(text)) return { kind: 'heading', name: true };
  if (isStampLine(text)) return { kind: 'editorial' };
  if (PROGRAM.test(text)) return { kind: 'editorial' };
  if (LINK.test(text)) return { kind: 'narration' };
  if (text.length <= 260 && (EDITORIAL.test(text) || CAPITALS_IN_BRACKETS.test(text)))
    return { kind: 'editorial', ...(BRACKETED.test(text) && { name: true }) };
  return undefined;
}

/** What a publisher or program says of the transcript itself, under it. */
const OF_THE_TRANSCRIPT =
  /^\W{0,4}(?:this (?:editable |audio )?(?:transcript|transcription|interview|recording|file|mp3|text)\b|the transcript\b|(?:[A-Z]\w*\s)?transcri(?:pts?|ptions?|bed)\b|(?:the )?(?:meeting|recording|transcription|call|interview) (?:ended|stopped|concluded)\b|copyright\b|©|all rights reserved\b|end of (?:the )?(?:transcript|interview|recording|file|session)|\[end\b)/iu;

/** The last lines of a file, where they speak of the transcript and no label stands before them. */
function markColophon(lines: readonly Line[], kinds: (Furniture | undefined)[]): void {
  for (let i = lines.length - 1; i > 0; i -= 1) {
    if (kinds[i]) continue;
    if (!OF_THE_TRANSCRIPT.test(lines[i]!.text)) return;
    kinds[i] = { kind: 'narration' };
  }
}

/** Numbers alone on their lines that count on by one from page to page. */
function markPageNumbers(lines: readonly Line[], kinds: (Furniture | undefined)[]): void {
  const alone = lines.flatMap(({ text }, i) => (/^\d{1,4}$/.test(text) ? [{ i, number: Number(text) }] : []));
  if (alone.length < 3 || alone.some(({ number }, k) => k > 0 && number !== alone[k - 1]!.number + 1)) return;
  for (const { i } of alone) kinds[i] ??= { kind: 'editorial' };
}

/**
 * "Interviewee: …", "Date: …" at the top. A key that is also a speaker's role is one only in a head's company or where
 * a name stands after it and it labels nothing else.
 */
function markHead(
  lines: readonly Line[],
  from: number,
  certain: boolean,
  kinds: (Furniture | undefined)[],
  head: Room['head'],
): void {
  const found: { line: number; key: string; role: boolean }[] = [];
  for (let i = from; i < Math.min(lines.length, from + 30); i += 1) {
    const line = lines[i]!;
    const match = HEAD_LINE.exec(line.text);
    const key = match?.groups?.key?.toLowerCase().trim();
    if (
      !match ||
      key === undefined ||
      !HEAD_KEYS.has(key) ||
      (found.length === 0 && !/^[\s*_]*\p{Lu}/u.test(line.text))
    ) {
      if (kinds[i] || isShortTitle(line)) continue;
      break;
    }
    const value = match.groups!.value!.trim();
    const role = ROLE_KEY.test(key);
    const [first = ''] = value.split(/,|;| and | & /);
    if (role && !certain && (!isNameLike(first.replace(/\([^()]*\)/g, '').trim()) || /\p{L}{3}[.!?…]$/u.test(value)))
      break;
    found.push({ line: i, key, role });
    const start = line.start + line.text.length - value.length;
    if (!head.has(key)) head.set(key, { start, end: start + value.length, text: value });
  }
  const keys = found.map(({ key }) => key);
  const sure =
    found.some(({ role }) => !role) ||
    (found.length >= 2 &&
      new Set(keys).size === keys.length &&
      found.at(-1)!.line - found[0]!.line === found.length - 1);
  if (!sure) {
    head.clear();
    return;
  }
  for (const { line } of found) kinds[line] = { kind: 'heading' };
}

/** Where a head begins that a preface stands before: three keys in a row, one for who speaks, one not; else `from`. */
function lateHead(lines: readonly Line[], from: number): number {
  const keyAt = (i: number) =>
    HEAD_LINE.exec(lines[i]?.text ?? '')
      ?.groups?.key?.toLowerCase()
      .trim() ?? '';
  if (HEAD_KEYS.has(keyAt(from))) return from;
  for (let i = from + 1; i < Math.min(lines.length, from + 60); i += 1) {
    const keys = [0, 1, 2].map((k) => keyAt(i + k));
    if (
      keys.every((key) => HEAD_KEYS.has(key)) &&
      new Set(keys).size === 3 &&
      keys.some((key) => /^interview/.test(key))
    )
      return i;
  }
  return from;
}

const isShortTitle = ({ text }: Line) =>
  text.length <= 100 && !/[.!?…:]["'”’)]*$/u.test(text) && !/[:：]\s/u.test(text);
