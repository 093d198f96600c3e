/**
 * English words, 275,000 of them, looked up in the package's file as it is: it is sorted, so that halving it finds a word.
 * As a set they would take a quarter of a second of whatever question needs them first, and eight times the room.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [COMMA, QUOTE] = [0x2c, 0x22];

/** A sorted JSON array of words of the letters a to z, without blanks between them. */
export class WordFile {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  has(word: string): boolean {
    const bytes = this.#bytes;
    // Both at the quote that opens a word, or at the end.
    let [from, to] = [1, bytes.length - 1];
    while (from < to) {
      let at = (from + to) >> 1;
      while (at > from && !(bytes[at] === QUOTE && bytes[at - 1] === COMMA)) at--;
      const order = this.#compare(word, at + 1);
      if (order === 0) return true;
      if (order < 0) to = at;
      else from = this.#after(at, to);
    }
    return false;
  }

  /** Below 0 where the word comes before the one that begins at a place, above where after. */
  #compare(word: string, start: number): number {
    for (let i = 0; ; i++) {
      const letter = this.#bytes[start + i]!;
      if (i === word.length) return letter === QUOTE ? 0 : -1;
      if (letter === QUOTE) return 1;
      const order = word.charCodeAt(i) - letter;
      if (order !== 0) return order;
    }
  }

  /** The next word's opening quote. */
  #after(open: number, end: number): number {
    const close = this.#bytes.indexOf(QUOTE, open + 1);
    return Math.min(close + 2, end);
  }
}

let file: WordFile | undefined;

/** Whether a folded word is English. */
export function isEnglishWord(word: string): boolean {
  file ??= new WordFile(readFileSync(createRequire(import.meta.url).resolve('an-array-of-english-words')));
  return file.has(word);
}
