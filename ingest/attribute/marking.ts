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
export type Known = {
  voice: Voice;
  how: 'label' | 'goes-on' | 'label-is-missing' | 'addresses-the-speaker' | 'review';
};

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
  const known = spoken.map((paragraph, i) => {
    const correction = corrections[i];
    if (correction) before = { voice: { role: correction.role, name: correction.speaker }, how: 'review' };
    else if (paragraph.voice) before = { voice: paragraph.voice, how: 'label' };
    else if (marking !== 'labels') return undefined;
    else if (before?.voice.role === 'interviewee' && addresses(textOf(paragraph), address))
      before = { voice: { role: 'interviewer' }, how: 'addresses-the-speaker' };
    else if (before?.voice.role === 'interviewee' && i === spoken.length - 1 && THANKS.test(textOf(paragraph)))
      before = { voice: { role: 'interviewer' }, how: 'addresses-the-speaker' };
    else if (before?.how === 'label' || before?.how === 'review') before = { ...before, how: 'goes-on' };
    return before;
  });
  return marking === 'labels' ? withMissing(known, spoken, textOf) : known;
}

/** Where so few labels repeat the one before them, a repeated label says that somebody else spoke in between. */
const REPEATED = 0.05;

/** A question between two labels of who answers was asked by whoever asked before: its label is missing. */
function withMissing(
  known: readonly (Known | undefined)[],
  spoken: readonly Spoken[],
  textOf: (paragraph: Spoken) => string,
): (Known | undefined)[] {
  const labels = known.flatMap((one, i) => (one?.how === 'label' ? [{ i, voice: one.voice }] : []));
  const repeats = labels.slice(1).filter(({ voice }, k) => sameVoice(voice, labels[k]!.voice));
  if (repeats.length > labels.length * REPEATED) return [...known];
  const before = new Set(repeats.map(({ i }) => i - 1));
  return known.map((one, i) => {
    const asks = one?.how === 'goes-on' && before.has(i) && /[?\uff1f\u061f]\W{0,3}$/u.test(textOf(spoken[i]!));
    const asker = labels.findLast((label) => label.i < i && label.voice.role === 'interviewer');
    return asks && one.voice.role === 'interviewee' && asker ? { voice: asker.voice, how: 'label-is-missing' } : one;
  });
}

const sameVoice = (a: Voice, b: Voice) => a.role === b.role && a.name === b.name;

/** "Thanks so much for sharing your time": whoever asked says so at the end. */
const THANKS =
  /^(?:and )?(?:many )?(?:thanks|thank you)\b[^.!?\n]{0,40}? for (?:sharing|answering|talking (?:to|with) (?:us|me)|speaking|chatting|joining|coming|stopping by|(?:giving|taking) (?:us|me)?\s?(?:the |your )?time|your (?:time|answers|insights?)|being (?:here|with us))\b/iu;

/** "President Brandt, forgive me, …": nobody calls himself so. */
function addresses(text: string, address: readonly string[]): boolean {
  const start = text.slice(0, 120).toLowerCase();
  return address.some((form) => start.startsWith(form) && /^,\s/u.test(start.slice(form.length)));
}
