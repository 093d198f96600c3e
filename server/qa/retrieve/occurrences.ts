/** Every place where a phrase is said word for word, in any of its spellings. */
import type { Role, Span } from '../../../ingest/schema.ts';
import { fold } from '../../../ingest/text/analyze.ts';
import { typographic } from '../../../ingest/text/pattern.ts';
import type { Library, PassageEntry } from '../library.ts';
import type { Allowed } from './store.ts';

export type Occurrence = Span & { entry: PassageEntry };

/**
 * Whole words, ignoring case and the kinds of quotation marks, dashes and white space; a possessive counts.
 * @param spellings groups of words that mean the same; folded
 * @returns in the order of the collection
 */
export function occurrences(
  { passages }: Library,
  phrases: readonly string[],
  { allowed, spellings = [] }: { allowed?: Allowed | undefined; spellings?: readonly (readonly string[])[] } = {},
): Occurrence[] {
  const all = [...new Set(phrases.flatMap((phrase) => spelt(phrase, spellings)))].filter((p) => p.trim() !== '');
  if (all.length === 0) return [];
  const longestFirst = all.sort((a, b) => b.length - a.length).map(typographic);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return passages
    .filter(({ index }) => !allowed || allowed.mask[index] === 1)
    .flatMap((entry) =>
      [...entry.text.matchAll(pattern)].map((match) => {
        const start = entry.passage.start + match.index;
        return { entry, start, end: start + match[0].length };
      }),
    );
}

/** A phrase with each of its words in each of that word's spellings; one word at a time. */
function spelt(phrase: string, spellings: readonly (readonly string[])[]): string[] {
  const words = phrase.trim().split(/\s+/);
  const others = words.flatMap((word, i) => {
    const group = spellings.find((g) => g.includes(fold(word)));
    return (group ?? []).map((other) => [...words.slice(0, i), other, ...words.slice(i + 1)].join(' '));
  });
  return [phrase.trim(), fold(phrase).trim(), ...others];
}

/** How many interviews, and how many times in all, by who speaks. */
export function countByRole(found: readonly Occurrence[]): Record<Role, { interviews: number; times: number }> {
  const of = (role: Role) => {
    const own = found.filter(({ entry }) => entry.turn.role === role);
    return { interviews: new Set(own.map(({ entry }) => entry.interview.id)).size, times: own.length };
  };
  return { interviewee: of('interviewee'), interviewer: of('interviewer'), other: of('other') };
}
