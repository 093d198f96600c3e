/** Whether the content of a claim is that of the words it cites: their terms, and whether they say yes or no. */
import { analyze, fold, toTerm } from '../../ingest/index/analyze.ts';
import { REPORTING } from './voices.ts';

/** Share of a claim's terms that its source must hold. Set by judgement: half in other words is still a paraphrase. */
const LEAST_SHARE = 0.5;

const NEGATION =
  /\b(?:not|no|never|nor|neither|none|nobody|nothing|cannot|without|refus\w*|reject\w*|den(?:y|ied|ies|ying)|(?:don|won|can|isn|aren|wasn|weren|didn|doesn|couldn|wouldn|shouldn|hasn|haven|hadn|ain) t)\b/;

/**
 * @param claim its wording without attribution
 * @param cited sentences of its source
 */
export function isSupported(claim: string, cited: readonly string[]): boolean {
  const terms = new Set(analyze(fold(claim).replace(REPORTING, ' ')));
  if (terms.size === 0) return false;
  const held = new Set(cited.flatMap(analyze));
  return shareOf(terms, held) >= LEAST_SHARE;
}

/** Whether the claim and the cited sentence nearest to it both deny something, or neither does. */
export function samePolarity(claim: string, cited: readonly string[]): boolean {
  const terms = new Set(analyze(claim));
  const shares = cited.map((sentence) => shareOf(terms, new Set(analyze(sentence))));
  const nearest = cited[shares.indexOf(Math.max(...shares))] ?? '';
  return denies(claim) === denies(nearest);
}

const denies = (text: string): boolean => NEGATION.test(fold(text));

const shareOf = (terms: ReadonlySet<string>, held: ReadonlySet<string>): number =>
  [...terms].filter((term) => held.has(term) || held.has(toTerm(term))).length / terms.size;
