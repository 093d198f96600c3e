/** Paragraphs set in bold or italics whole: where nothing else marks the turns, the questions. */
import type { Mark } from '../attribute/labels.ts';
import type { Voice } from '../attribute/people.ts';
import type { Line } from './lines.ts';

/** Code units of the marks of emphasis around a line's words, and whose the words are if that says so. */
export type Emphasis = { lead: number; tail: number; voice?: Voice };

const WHOLE = /^(?<open>\*{1,3}|_{1,3})(?=\S)(?<words>.{1,5000}\S)\k<open>$/su;

/**
 * The emphasis of each line that is set off whole. Three or more such paragraphs among plain ones, most of them questions,
 * where no label tells who speaks, are the interviewer's, and what follows each the interviewee's.
 */
export function emphasisOf(
  lines: readonly Line[],
  marks: readonly Mark[],
  isNobody: (line: number) => boolean,
): (Emphasis | undefined)[] {
  const found = lines.map(({ text }, i): Emphasis | undefined => {
    const match = isNobody(i) ? null : WHOLE.exec(text.slice(marks[i]!.length));
    const open = match?.groups?.open;
    return open && !match.groups!.words!.includes(open) ? { lead: open.length, tail: open.length } : undefined;
  });
  const whole = found.flatMap((one, i) => (one && marks[i]!.length === 0 ? [i] : []));
  const asking = whole.filter((i) => /[?？؟]\W{0,4}$/u.test(lines[i]!.text)).length;
  const labelled = marks.filter(({ voice }) => voice).length;
  if (whole.length < 3 || labelled > 0 || asking < whole.length * 0.6) return found;
  let before = false;
  return found.map((one, i) => {
    if (isNobody(i) || marks[i]!.length > 0) return one;
    const question = whole.includes(i);
    const changes = question !== before;
    const answers = before && !question;
    before = question;
    if (question) return { ...one!, voice: { role: 'interviewer' } };
    return answers && changes ? { lead: 0, tail: 0, voice: { role: 'interviewee' } } : one;
  });
}
