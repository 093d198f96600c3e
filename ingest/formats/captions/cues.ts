/** WebVTT, SubRip and SBV to cues: their times and lines, whatever legal or common form the times have. */
import { secondsOf } from '../stamps.ts';

export type CueLine = { text: string; number: number };
/** `number`: the line of its times. Times in seconds. */
export type Cue = {
  number: number;
  time: { from: number; to: number };
  lines: CueLine[];
  /** Who speaks, where the identifier above the times says so. */
  speaker?: string;
};
export type Captions = {
  cues: Cue[];
  /** Comments and heads. */
  notes: (CueLine & { kind: 'heading' | 'narration' })[];
  /** Lines that belong to no cue, and lines of times that cannot be read. */
  strays: CueLine[];
  unread: CueLine[];
};

const CLOCK = String.raw`(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,:]\d{0,6})?|\d{1,6}[.,]\d{1,6}`;
const ARROW_TIMES = new RegExp(String.raw`^\s*(?<from>${CLOCK})\s*-{1,2}>\s*(?<to>${CLOCK})(?:\s.*)?$`, 'u');
const COMMA_TIMES = /^(?<from>\d{1,2}:\d{2}:\d{2}\.\d{1,3}),(?<to>\d{1,2}:\d{2}:\d{2}\.\d{1,3})$/u;
const HEAD = /^\ufeff?WEBVTT(?:[\s-].*)?$/u;
const SETTING = /^(?:X-TIMESTAMP-MAP\s*=|(?:Kind|Language|Style|Region|Creator|Title|Source|Date)\s*:)/iu;

/** The cues of a file; `sbv`: times are parted by a comma. Linear in the text. */
export function cuesOf(text: string, sbv = false): Captions {
  const out: Captions = { cues: [], notes: [], strays: [], unread: [] };
  const lines = text.split(/\r\n|\n|\r|\u2028/u).map((line, i) => ({ text: line.trim(), number: i + 1 }));
  const isTimes = (line: CueLine | undefined) => line !== undefined && timesIn(line.text, sbv) !== undefined;
  let cue: Cue | undefined;
  let block: 'head' | 'note' | 'skip' | undefined;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const time = timesIn(line.text, sbv);
    if (time) {
      const speaker = speakerIn(before?.text);
      cue = { number: line.number, time, lines: [], ...(speaker && { speaker }) };
      out.cues.push(cue);
      block = undefined;
      continue;
    }
    if (line.text === '') {
      block = undefined;
      continue;
    }
    if (line.text.includes('-->')) {
      out.unread.push(line);
      cue = { number: line.number, time: { from: 0, to: 0 }, lines: [] };
      block = 'skip';
      continue;
    }
    const parted = before === undefined || before.text === '';
    if (parted || block === undefined) {
      if (HEAD.test(line.text) && (parted || out.cues.length === 0)) block = 'head';
      else if (/^NOTE(?:\s|$)/u.test(line.text) && parted) block = 'note';
      else if (/^(?:STYLE|REGION)$/u.test(line.text) && parted) block = 'skip';
    }
    if (block === 'head' || block === 'note') {
      const words = line.text.replace(/^\ufeff?WEBVTT\s*-?\s*|^NOTE\s*/u, '');
      if (words !== '' && !SETTING.test(words))
        out.notes.push({ text: words, number: line.number, kind: block === 'head' ? 'heading' : 'narration' });
      continue;
    }
    if (block === 'skip' || /^X-TIMESTAMP-MAP\s*=/iu.test(line.text)) continue;
    if (isIdentifier(line, lines[i + 1], parted, cue, isTimes)) continue;
    if (cue) cue.lines.push(line);
    else out.strays.push(line);
  }
  return out;
}

/** A number or name right above a line of times: never words. A name counts only with an empty line above it. */
function isIdentifier(
  line: CueLine,
  next: CueLine | undefined,
  parted: boolean,
  cue: Cue | undefined,
  isTimes: (line: CueLine | undefined) => boolean,
): boolean {
  if (!isTimes(next) && !next?.text.includes('-->')) return false;
  return (
    /^\d+$/u.test(line.text) ||
    speakerIn(line.text) !== undefined ||
    (parted && (cue === undefined || cue.lines.length > 0))
  );
}

/** '12 "Ada Berg" (1452563968)': meetings name the speaker beside a cue's number. */
const speakerIn = (identifier: string | undefined): string | undefined =>
  /^\d{1,6}\s"(?<name>[^"]{1,80})"(?:\s\(\d{1,20}\))?$/u.exec(identifier ?? '')?.groups?.name;

function timesIn(text: string, sbv: boolean): { from: number; to: number } | undefined {
  if (text.length > 300) return undefined;
  const groups = (sbv ? COMMA_TIMES : ARROW_TIMES).exec(text)?.groups;
  if (!groups) return undefined;
  return { from: clock(groups.from!), to: clock(groups.to!) };
}

/** "00:00:02:500" and "2.5" occur too. */
function clock(text: string): number {
  const parts = text.split(':');
  if (parts.length === 1) return Number(text.replace(',', '.'));
  if (parts.length === 4)
    return Number(parts[0]) * 3600 + Number(parts[1]) * 60 + Number(parts[2]) + Number(`0.${parts[3]}`);
  return secondsOf(text) ?? 0;
}
