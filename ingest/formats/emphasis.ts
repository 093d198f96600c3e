/** Paragraphs set in bold or italics whole, or as headings: where nothing else marks the turns, the questions. */
import type { Mark } from '../attribute/labels.ts';
import type { Voice } from '../attribute/people.ts';
import type { Line } from './lines.ts';

/** Code units of the marks of emphasis around a line's words, and whose the words are if that says so, or seems to. */
export type Emphasis = { lead: number; tail: number; voice?: Voice; doubted?: true };

const HEADING = /^#{1,6}\s+(?=\S)/u;
const WHOLE = /^(?<open>\*{1,3}|_{1,3})(?=\S)(?<words>.{1,5000}\S)\k<open>$/su;

/** Fewer questions are set off for another reason. */
const FEWEST = 3;
/** A longer paragraph that ends in a question is no question by itself, in code units. */
const LONGEST_STRAY = 240;

/**
 * The emphasis of each line that is set off whole. Three or more such paragraphs (or headings of one level) among plain ones, most of them questions,
 * where no label tells who speaks, are the interviewer's, and what follows each the interviewee's. A question by itself among the answers is most likely one
 * that was not set off: it is doubted, and never the interviewee's.
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
  const emphatic = found.flatMap((one, i) => (one && marks[i]!.length === 0 ? [i] : []));
  const asks = (i: number) => /[?？؟][\W_]{0,4}$/u.test(lines[i]!.text.slice(-8));
  const whole = emphatic.length < FEWEST ? askingHeadings(lines, asks) : emphatic;
  const asking = whole.filter(asks).length;
  const labelled = marks.filter(({ voice }) => voice).length;
  if (whole.length < FEWEST || labelled > 0 || asking < whole.length * 0.6) return found;
  const isPlain = (i: number) => i < lines.length && !isNobody(i) && marks[i]!.length === 0 && !whole.includes(i);
  const isStray = (i: number) =>
    asks(i) &&
    lines[i]!.text.length <= LONGEST_STRAY &&
    [i, i + 1].every((k) => isPlain(k) && lines[k]!.blanksBefore > 0);
  let before = false;
  let asked = false;
  return found.map((one, i) => {
    if ((isNobody(i) && !whole.includes(i)) || marks[i]!.length > 0) return one;
    const stray = asked && !before && isStray(i);
    const question = stray || whole.includes(i);
    asked ||= question;
    const changes = question !== before;
    const answers = before && !question;
    before = question;
    if (stray) return { lead: 0, tail: 0, voice: { role: 'interviewer' }, doubted: true };
    if (question) return { ...(one ?? emphasisOfHeading(lines[i]!.text)), voice: { role: 'interviewer' } };
    return answers && changes ? { lead: 0, tail: 0, voice: { role: 'interviewee' } } : one;
  });
}

/** "## **Why?**": the marks of heading and emphasis together. */
function emphasisOfHeading(text: string): Emphasis {
  const mark = HEADING.exec(text)?.[0].length ?? 0;
  const open = WHOLE.exec(text.slice(mark))?.groups?.open?.length ?? 0;
  return { lead: mark + open, tail: open };
}

/** Headings of the level that asks most. */
function askingHeadings(lines: readonly Line[], asks: (line: number) => boolean): number[] {
  const levelOf = (i: number) => HEADING.exec(lines[i]!.text)?.[0].trim().length;
  const levels = [1, 2, 3, 4, 5, 6].map((level) => [...lines.keys()].filter((i) => levelOf(i) === level));
  return levels.sort((a, b) => b.filter(asks).length - a.filter(asks).length)[0]!;
}
