/** Whether the content of a claim is that of the words it cites: their terms, and whether they say yes or no. */
import { type Analyze, fold } from '../../../ingest/text/analyze.ts';

/** Share of a claim's terms that its source must hold, and how many at least, if the claim has as many. By judgement. */
const LEAST_SHARE = 0.5;
const LEAST_TERMS = 2;

const NEGATION =
  /\b(?:not(?! only\b| just\b)|no|never|nor|neither|none|nobody|nothing|cannot|without|refus\w*|reject\w*|den(?:y|ied|ies|ying)|(?:don|won|can|isn|aren|wasn|weren|didn|doesn|couldn|wouldn|shouldn|hasn|haven|hadn|ain) t)\b/;

/**
 * @param claim its wording without attribution
 * @param cited sentences of its source
 */
export function isSupported(claim: string, cited: readonly string[], analyze: Analyze): boolean {
  const terms = new Set(analyze(claim));
  const held = heldOf(terms, cited.join(' '), analyze);
  return held > 0 && held >= Math.min(LEAST_TERMS, terms.size) && held >= terms.size * LEAST_SHARE;
}

/** Whether the claim and the cited sentence nearest to it both deny something, or neither does. */
export function samePolarity(claim: string, cited: readonly string[], analyze: Analyze): boolean {
  const terms = new Set(analyze(claim));
  const held = cited.map((sentence) => heldOf(terms, sentence, analyze));
  const nearest = cited[held.indexOf(Math.max(...held))] ?? '';
  return denies(claim) === denies(nearest);
}

const denies = (text: string): boolean => NEGATION.test(fold(text));

function heldOf(terms: ReadonlySet<string>, text: string, analyze: Analyze): number {
  const there = new Set(analyze(text));
  return [...terms].filter((term) => there.has(term)).length;
}
