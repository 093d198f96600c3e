/** Names that a transcript's own labels leave out: of its outlet by the file's name, of people by its title. */
import { foldName } from '../attribute/names.ts';

/** Words of a file's name that tell of no outlet. */
const PLAIN =
  /^(?:interviews?|transcripts?|talks?|conversations?|episodes?|ep|issue|author|part|vol|no|final|draft|edited|clean|copy|raw|full|english|en|qa|with|and|by|of|the|a|an|\d+)$/u;

/**
 * Of a file's name, the words that are left without the speakers', numbers and words that any transcript could have;
 * nothing where none are left.
 *
 * @param people names of those who speak
 * @param text the transcript: it may write the words in capitals of its own
 */
export function outletOfFile(file: string, people: readonly string[], text: string): string | undefined {
  const names = new Set(people.flatMap((name) => foldName(name).split(' ')));
  const words = foldName(file.replace(/\.[^.]+$/u, ''))
    .split(' ')
    .filter((word) => !names.has(word));
  while (words.length > 0 && /^\d+$/u.test(words.at(-1)!)) words.pop();
  while (words.length > 0 && PLAIN.test(words.at(-1)!)) words.pop();
  if (words.every((word) => PLAIN.test(word))) return undefined;
  return words.map((word) => asWritten(word, text)).join(' ');
}

/** A word in the capitals that the text always gives it ("IEEE", "BBC"), else with one at its beginning. */
function asWritten(word: string, text: string): string {
  const capitals = word.toUpperCase();
  const seen = text.match(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'giu')) ?? [];
  if (word.length > 1 && seen.length > 0 && seen.every((one) => one === capitals)) return capitals;
  return word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** Names of two to four words in a title: "Author Interview: Ada Oak Berg" names "Ada Oak Berg". */
export const namesIn = (title: string): string[] =>
  [...title.matchAll(/\p{Lu}\p{Ll}[\p{L}'’-]*(?: (?:\p{Lu}\.|\p{Lu}[\p{L}'’-]+)){1,3}/gu)]
    .map(([name]) => name)
    .filter((name) => !/\b(?:interview|author|episode|podcast|talk|issue|conversation|transcript)\b/iu.test(name));
