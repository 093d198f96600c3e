/** Marks at the start of a line that say a turn begins: dashes, and labels that name the speaker. */
import type { CatalogEntry, OutletEntry } from '../schema.ts';
import type { Line } from './lines.ts';
import { fold, nearlySame } from './names.ts';

/** Who a label stands for. A person who is neither interviewee nor interviewer has a name. */
export type Voice = { role: 'interviewee' } | { role: 'interviewer'; name?: string } | { role: 'other'; name: string };

/** What a line begins with. `length` counts the code units of dash and label with the white space after them. */
export type Mark = {
  dash: boolean;
  voice?: Voice;
  /** Code units of the mark without and with the white space that follows it. */
  markLength: number;
  length: number;
};

const DASH = /^(?:[-\u2010-\u2015\u2212]\s*)+/u;
/** `Name:`, `**Name:**`, `[00:01:02] Name:`, `Name, who she is:`; one to six words before the comma. */
const LABEL =
  /^(?:\[[\d:.]+\]\s*)?(?:\*\*|__)?(?<label>[^:\uff1a\n]{1,120}?)(?:\*\*|__)?[:\uff1a](?:\*\*|__)?(?=\s|$)/u;
const NAME =
  /^(?:\p{Lu}[\p{L}.'\u2019-]*)(?:\s+(?:(?:\p{Lu}[\p{L}.'\u2019-]*)|de|da|di|von|van|der|den|del|al|el|bin|ibn|of|the)){0,5}$/u;
const INTERVIEWER_WORDS =
  'host hosts anchor correspondent interviewer journalist moderator presenter reporter question q editor newsreader'.split(
    ' ',
  );
const INTERVIEWEE_WORDS = 'interviewee answer guest respondent'.split(' ');
/** Words that open a sentence with a colon and are no names. */
const NOT_NAMES = new Set(
  'first firstly second secondly third thirdly fourth finally note example remember look listen well so yes no and but now again conclusion result however furthermore moreover important warning summary'.split(
    ' ',
  ),
);

type Candidate = { line: Line; dashLength: number; label: string; length: number; alone: boolean };

/**
 * Reads the marks of an interview's lines. A label counts if it names the interviewee, an interviewer of the catalog or
 * a role such as "Host" (one misspelt letter allowed); any other name counts if it labels at least two lines or stands
 * alone on its line. Where the label lacks its colon it counts if the interview uses the same words as a label elsewhere.
 */
export function readMarks(lines: Line[], entry: CatalogEntry, outlet: OutletEntry): Mark[] {
  const candidates = lines.map(candidateOf);
  const voices = voicesOf(
    candidates.filter((c) => c !== undefined),
    entry,
    outlet,
  );
  const used = candidates.filter((c) => c !== undefined && voices.has(fold(nameOf(c.label)))).map((c) => c!.label);
  return lines.map((line, i) => {
    const dash = DASH.exec(line.text)?.[0] ?? '';
    const candidate = candidates[i];
    const voice = candidate && voices.get(fold(nameOf(candidate.label)));
    if (candidate && voice) return mark(line, dash !== '', dash.length + candidate.length, voice);
    const bare = withoutColon(line.text.slice(dash.length), used);
    if (bare) return mark(line, dash !== '', dash.length + bare.length, voices.get(fold(nameOf(bare))));
    return mark(line, dash !== '', dash.length);
  });
}

function mark(line: Line, dash: boolean, end: number, voice?: Voice): Mark {
  const text = line.text.slice(0, end);
  const after = line.text.slice(end);
  const space = after.length - after.trimStart().length;
  return { dash, voice, markLength: text.trimEnd().length, length: end + space };
}

function candidateOf(line: Line): Candidate | undefined {
  const dashLength = DASH.exec(line.text)?.[0].length ?? 0;
  const rest = line.text.slice(dashLength);
  const match = LABEL.exec(rest);
  const label = match?.groups?.label?.trim();
  if (!match || !label) return undefined;
  const alone = rest.slice(match[0].length).trim() === '';
  const [name, ...qualifier] = label.split(',');
  if (!NAME.test(name!.trim()) && !isRoleWord(fold(name!))) return undefined;
  if (qualifier.length > 0 && !alone && fold(label).split(' ').length > 8) return undefined;
  return { line, dashLength, label, length: match[0].length, alone };
}

function nameOf(label: string): string {
  return label.split(',')[0]!.trim();
}

/** Which labels count, by folded name. */
function voicesOf(candidates: Candidate[], entry: CatalogEntry, outlet: OutletEntry): Map<string, Voice> {
  const voices = new Map<string, Voice>();
  const strangers = new Map<string, { name: string; count: number; alone: boolean }>();
  for (const candidate of candidates) {
    const name = nameOf(candidate.label);
    const key = fold(name);
    const voice = knownVoice(key, entry, outlet);
    if (voice) voices.set(key, voice);
    else if (!NOT_NAMES.has(key.split(' ')[0]!)) {
      const seen = strangers.get(key) ?? { name, count: 0, alone: false };
      strangers.set(key, { name, count: seen.count + 1, alone: seen.alone || candidate.alone });
    }
  }
  const counted = [...strangers].filter(([, s]) => s.count > 1 || s.alone).sort((a, b) => b[1].count - a[1].count);
  const asks = [...voices.values()].some((voice) => voice.role === 'interviewer');
  counted.forEach(([key, { name, count }], rank) => {
    voices.set(key, { role: !asks && rank === 0 && count > 1 ? 'interviewer' : 'other', name });
  });
  return voices;
}

function knownVoice(key: string, entry: CatalogEntry, outlet: OutletEntry): Voice | undefined {
  const { name, short, aliases } = entry.interviewee;
  if ([name, short, ...aliases].some((form) => fold(form) === key)) return { role: 'interviewee' };
  const interviewer = outlet.interviewers.find((person) => fold(person) === key || fold(person).endsWith(` ${key}`));
  if (interviewer) return { role: 'interviewer', name: interviewer };
  if (INTERVIEWEE_WORDS.includes(key)) return { role: 'interviewee' };
  return isRoleWord(key) ? { role: 'interviewer' } : undefined;
}

function isRoleWord(key: string): boolean {
  const last = key.split(' ').at(-1)!;
  return INTERVIEWER_WORDS.some((word) => word === last || (word.length > 5 && nearlySame(word, last)));
}

/** A label of this interview that opens the text without its colon; a comma after it makes it an address. */
function withoutColon(text: string, used: string[]): string | undefined {
  return used.find(
    (label) =>
      label.includes(' ') &&
      used.filter((other) => other === label).length > 1 &&
      text.startsWith(`${label} `) &&
      /^\s+\p{Lu}/u.test(text.slice(label.length)),
  );
}
