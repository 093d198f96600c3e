/** Marks at the start of a line that say a turn begins: dashes, and labels that name the speaker. */

import type { Line } from '../formats/lines.ts';
import type { CatalogEntry, OutletEntry } from '../schema.ts';
import { fold } from './names.ts';
import { castOf, isRoleWord, knownVoice, type Voice } from './voices.ts';

/** What a line begins with. `length` counts the code units of dash and label with the white space after them. */
export type Mark = {
  dash: boolean;
  voice?: Voice;
  /** Code units of the mark without and with the white space that follows it. */
  markLength: number;
  length: number;
};

/** Dashes of any kind, or the chevrons by which subtitles mark a new speaker. */
const DASH = /^(?:(?:[-\u2010-\u2015\u2212]|>>|&gt;&gt;)\s*)+/u;
/** `Name:`, `**Name:**`, `[00:01:02] Name:`, `Name, who she is:`; one to six words before the comma. */
const LABEL =
  /^(?:\[[\d:.]+\]\s*)?(?:\*\*|__)?(?<label>[^:\uff1a\n]{1,120}?)(?:\*\*|__)?[:\uff1a](?:\*\*|__)?(?=\s|$)/u;
/** `[Name] ` before the words; only for names and roles that the catalog knows, since `[Laughs] ` looks the same. */
const TAG = /^[[(]([^\][()\n]{1,60})[\])]:?\s+(?=\S)/u;
const NAME =
  /^(?:\p{Lu}[\p{L}.'\u2019-]*)(?:\s+(?:(?:\p{Lu}[\p{L}.'\u2019-]*)|de|da|di|von|van|der|den|del|al|el|bin|ibn|of|the)){0,5}$/u;
type Candidate = { line: Line; dashLength: number; label: string; length: number; alone: boolean };

/**
 * Reads the marks of an interview's lines. A label counts if it names the interviewee, an interviewer of the catalog or
 * a role such as "Host" (one misspelt letter allowed); any other name counts if it labels at least two lines or stands
 * alone on its line. Where the label lacks its colon it counts if the interview uses the same words as a label elsewhere.
 */
export function readMarks(lines: Line[], entry: CatalogEntry, outlet: OutletEntry): Mark[] {
  const candidates = lines.map(candidateOf);
  const labels = candidates.filter((c) => c !== undefined);
  const voices = castOf(
    labels.map(({ label, alone }) => ({ name: nameOf(label), sure: alone })),
    entry,
    outlet,
  );
  const used = labels.filter(({ label }) => voices.has(fold(nameOf(label)))).map(({ label }) => label);
  return lines.map((line, i) => {
    const dash = DASH.exec(line.text)?.[0] ?? '';
    const tag = TAG.exec(line.text);
    const tagged = tag && knownVoice(fold(tag[1]!), entry, outlet);
    if (tagged) return mark(line, false, tag[0].length, tagged);
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
