import type { CollectionResponse } from '../../server/contract/collection.ts';
import { inLanguage } from '../locale/localised.ts';
import { foldInPlace } from '../place/fold-in-place.ts';

const wordsOf = (text: string): string[] => foldInPlace(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Questions in which every word that is typed begins a word: those asked before, newest first, then the collection's
 * examples and themes, as questions in the language of the transcripts.
 */
export function suggestionsFor(
  typed: string,
  asked: readonly string[],
  collection: Pick<CollectionResponse, 'examples' | 'themes'> | undefined,
): string[] {
  const begun = wordsOf(typed);
  const themes = collection?.themes ?? [];
  const known = [
    ...asked,
    ...(collection ? inLanguage(collection.examples, 'en').text : []),
    ...themes.map((theme) => `What was said about ${theme}?`),
  ];
  const fits = (question: string) => {
    const words = wordsOf(question);
    return begun.every((b) => words.some((w) => w.startsWith(b)));
  };
  const isTyped = foldInPlace(typed.trim());
  return begun.length === 0 ? [] : [...new Set(known)].filter((q) => fits(q) && foldInPlace(q) !== isTyped);
}
