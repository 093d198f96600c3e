/** How many slips of the pen apart two words are. */

/**
 * Optimal string alignment distance: letters put in, left out, exchanged, and neighbours that changed places
 * (Damerau 1964, each place edited once).
 *
 * @param most the distance beyond which it does not matter; then some number above it is returned
 */
export function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Whether one edit makes the word one of a dictionary's. */
export function isNeighbour(word: string, isWord: (word: string) => boolean): boolean {
  if (word.length < 4 || word.length > 24) return false;
  for (let i = 0; i <= word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    if (tail && isWord(head + tail.slice(1))) return true;
    if (tail.length > 1 && isWord(head + tail[1] + tail[0] + tail.slice(2))) return true;
    for (const letter of LETTERS) {
      if (isWord(head + letter + tail) || (tail && isWord(head + letter + tail.slice(1)))) return true;
    }
  }
  return false;
}
