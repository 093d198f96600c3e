/** How one interview marks its turns, and what that alone says of who speaks each paragraph. */
import type { Spoken } from '../formats/layout.ts';
import type { Voice } from './people.ts';
import type { Correction } from './review.ts';

/** `labels`: only a label changes the speaker; `both`: labels and dashes; the others have no labels. */
export const MARKINGS = ['labels', 'both', 'dashes', 'nothing'] as const;
export type Marking = (typeof MARKINGS)[number];

/** Chevrons say that somebody else speaks even where the first of them carries a name. */
const CHEVRONS_COUNT = 3;

export function markingOf(spoken: readonly Spoken[]): Marking {
  const labelled = spoken.filter(({ voice }) => voice);
  const dashes = spoken.filter(({ dash, voice }) => dash && !voice);
  if (labelled.length === 0) return dashes.length > 0 ? 'dashes' : 'nothing';
  const sides = new Set(labelled.map(({ voice }) => voice!.role));
  const chevrons = dashes.filter(({ chevron }) => chevron).length;
  const outweighed = labelled.length >= dashes.length - chevrons && labelled.length >= chevrons * CHEVRONS_COUNT;
  return outweighed && (sides.size > 1 || dashes.length === 0) ? 'labels' : 'both';
}

/** What is known of a paragraph's speaker before any clue in its words is asked. */
export type Known = { voice: Voice; how: 'label' | 'goes-on' | 'addresses-the-speaker' | 'review' };

/**
 * Who speaks each paragraph as marks and review say it. In an interview of labels a paragraph without one goes on with
 * the speaker before it, unless it opens by addressing that very speaker; before the first label nothing is known.
 *
 * @param address forms by which the interviewee is addressed, lower case
 */
export function knownVoices(
  spoken: readonly Spoken[],
  corrections: readonly (Correction | undefined)[],
  marking: Marking,
  textOf: (paragraph: Spoken) => string,
  address: readonly string[],
): (Known | undefined)[] {
  let before: Known | undefined;
  return spoken.map((paragraph, i) => {
    const correction = corrections[i];
    if (correction) before = { voice: { role: correction.role, name: correction.speaker }, how: 'review' };
    else if (paragraph.voice) before = { voice: paragraph.voice, how: 'label' };
    else if (marking !== 'labels') return undefined;
    else if (before?.voice.role === 'interviewee' && addresses(textOf(paragraph), address))
      before = { voice: { role: 'interviewer' }, how: 'addresses-the-speaker' };
    else if (before?.how === 'label' || before?.how === 'review') before = { ...before, how: 'goes-on' };
    return before;
  });
}

/** "President Brandt, forgive me, …": nobody calls himself so. */
function addresses(text: string, address: readonly string[]): boolean {
  const start = text.slice(0, 120).toLowerCase();
  return address.some((form) => start.startsWith(form) && /^,\s/u.test(start.slice(form.length)));
}
