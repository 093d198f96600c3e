import type { Result } from '../../server/contract/contract.ts';
import { fromResult, type Quotable } from '../quote/quotable.ts';
import { sentencesOf, shared, termsOf } from './terms.ts';

/** Letters of a word that counts, and words of a sentence that is compared: shorter ones are alike by chance. */
const LETTERS = 4;
const LEAST_TERMS = 5;
/** Of all terms of two sentences, the share that both have, from which they say much the same. */
const ALIKE = 0.55;

type Sentence = { quote: Quotable; terms: ReadonlySet<string> };

const byTime = (a: Quotable, b: Quotable): number =>
  a.interview.date.from.localeCompare(b.interview.date.from) || a.start - b.start;

const sentences = (result: Result): Sentence[] =>
  sentencesOf(result.text, result.start).map((s) => ({
    quote: { ...fromResult(result), quote: s.text, start: s.start, end: s.end },
    terms: termsOf(s.text, LETTERS),
  }));

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = shared(a, b);
  return both / (a.size + b.size - both);
};

const interviewsOf = (quotes: readonly Quotable[]): number => new Set(quotes.map((q) => q.interview.id)).size;

/**
 * Sentences that were said in much the same words in several interviews, each group in order of time; those on the subject
 * first, then those said in most.
 */
export function saidAgain(query: string, results: readonly Result[]): Quotable[][] {
  const subject = termsOf(query, LETTERS);
  const groups: Sentence[][] = [];
  for (const sentence of results.flatMap(sentences)) {
    if (sentence.terms.size < LEAST_TERMS) continue;
    const group = groups.find((g) => g.some((other) => likeness(other.terms, sentence.terms) >= ALIKE));
    if (group) group.push(sentence);
    else groups.push([sentence]);
  }
  const onSubject = (group: Sentence[]) => Number(group.some((s) => shared(s.terms, subject) > 0));
  return groups
    .map((group) => ({ quotes: group.map((s) => s.quote).sort(byTime), on: onSubject(group) }))
    .filter(({ quotes }) => interviewsOf(quotes) > 1)
    .sort((a, b) => b.on - a.on || interviewsOf(b.quotes) - interviewsOf(a.quotes))
    .map(({ quotes }) => quotes);
}

/** Of each interview the sentence that is most on the subject, of equal ones that of the better passage; in order of time. */
export function lineOfEach(query: string, results: readonly Result[]): Quotable[] {
  const subject = termsOf(query, LETTERS);
  const best = new Map<string, { quote: Quotable; on: number }>();
  for (const { quote, terms } of results.flatMap(sentences)) {
    const on = shared(terms, subject);
    const known = best.get(quote.interview.id);
    if (!known || on > known.on) best.set(quote.interview.id, { quote, on });
  }
  return [...best.values()].map(({ quote }) => quote).sort(byTime);
}
