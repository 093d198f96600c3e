/** Captions that roll: each cue shows again what the cue before it ended with. Every word is kept once. */
import type { Run } from './words.ts';

/** Least share of neighbouring cues that repeat words, for a file to count as rolling. */
const SHARE = 0.4;
/** Fewer words than this may be said twice by chance. */
const FEWEST = 2;

const wordsOf = (text: string) => text.split(' ');
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** @param cues runs of each cue, in order; @returns the same without what rolls */
export function unrolled(cues: readonly Run[][]): Run[][] {
  const overlaps = cues.map((cue, i) => (i === 0 ? 0 : overlap(cues[i - 1]!, cue)));
  const pairs = cues.filter((cue, i) => i > 0 && cue.length > 0 && cues[i - 1]!.length > 0).length;
  const rolling = overlaps.filter((count) => count >= FEWEST).length;
  if (rolling < 2 || rolling < pairs * SHARE) return [...cues];
  return cues.map((cue, i) => without(cue, overlaps[i]!));
}

/** How many words a cue begins with that the cue before it ends with. */
function overlap(before: readonly Run[], cue: readonly Run[]): number {
  // Whoever repeats another's words says them again.
  if (cue[0]?.voice !== before.at(-1)?.voice) return 0;
  const shown = before.flatMap(({ text }) => wordsOf(text)).slice(-60);
  const words = cue.flatMap(({ text }) => wordsOf(text)).slice(0, 60);
  for (let count = Math.min(shown.length, words.length); count > 0; count -= 1) {
    const rolls = words.slice(0, count).every((word, k) => same(word, shown[shown.length - count + k]!));
    if (rolls) return count;
  }
  return 0;
}

function without(cue: readonly Run[], count: number): Run[] {
  let left = count;
  return cue.flatMap((run) => {
    const words = wordsOf(run.text);
    const gone = Math.min(left, words.length);
    left -= gone;
    const text = words.slice(gone).join(' ');
    return text === '' ? [] : [{ ...run, text }];
  });
}
