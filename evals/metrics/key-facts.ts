import { contentWords } from './words.ts';

/** The share of a fact's content words that must occur. */
const ENOUGH = 0.75;

/**
 * Share of the facts of which three quarters of the content words occur in the quotes (the nuggets of
 * TREC QA, Voorhees 2003, with a word count in place of an assessor). Null where a question has no key facts.
 */
export function keyFactCoverage(quotes: string[], facts: string[]): number | null {
  if (facts.length === 0) return null;
  const quoted = contentWords(quotes.join('\n'));
  return facts.filter((fact) => covered(contentWords(fact), quoted)).length / facts.length;
}

function covered(wanted: Set<string>, quoted: Set<string>): boolean {
  return [...wanted].filter((word) => quoted.has(word)).length >= ENOUGH * wanted.size;
}
