/** Code, not a model, decides whether a claim may be shown. Only citations cut from the passage itself ever leave here. */
import type { Span } from '../../../ingest/schema.ts';
import type { PassageEntry } from '../library.ts';
import type { Claim } from './claims.ts';
import { findQuote } from './find-quote.ts';
import { unsupportedNames, type Vocabulary } from './names.ts';
import { numbersIn } from './numbers.ts';
import { isSupported, samePolarity } from './support.ts';
import { ASKED, agreement } from './voices.ts';
import { plainWording, withExactQuotes, withoutAttribution } from './wording.ts';

/** Longest quote, in code units. */
const LONGEST_QUOTE = 1_000;
/** Whole sentences by which a quote may grow on either side to hold what the claim says. */
const GROWTH = 2;

export type VerifiedClaim = {
  entry: PassageEntry;
  /** Whole sentences of the passage. */
  quote: Span;
  wording: string;
  /** Whether the wording says who speaks. */
  attributed: boolean;
};
export type Verdict = { kept: VerifiedClaim } | { dropped: string };

/**
 * @param passages those that the model was given, by id
 * @param replyTo what a passage replies to
 */
export function verifyClaim(
  claim: Claim,
  passages: ReadonlyMap<string, PassageEntry>,
  replyTo: (entry: PassageEntry) => string | undefined,
  vocabulary: Vocabulary,
): Verdict {
  const entry = passages.get(claim.passageId);
  if (!entry) return { dropped: 'names a passage that was not given' };
  const { turn, interview, passage, text } = entry;
  const plain = plainWording(claim.text);
  if (!plain) return { dropped: 'is not one plain sentence' };
  const voice = agreement(plain, turn, interview);
  if (voice === 'contradicts') return { dropped: 'is put into another mouth' };
  const found = findQuote(text, claim.quote);
  if (!found) return { dropped: 'quotes what the passage does not hold' };

  // A question that the wording retells ("Asked whether …,") is held against that question, too; the answer never is.
  const asked = ASKED.exec(plain)?.[0] ?? '';
  const question = asked && withoutAttribution(asked, interview, turn.speaker);
  const answer = withoutAttribution(plain.slice(asked.length), interview, turn.speaker);
  let why = 'quotes too much';
  for (const quote of wholeSentences(entry, found)) {
    const cited = text.slice(quote.start - passage.start, quote.end - passage.start);
    const sentences = sentencesIn(entry, quote);
    const wording = withExactQuotes(plain, cited);
    if (!wording) why = 'holds a quoted run that its quote does not';
    else if (!holds(answer, cited, vocabulary)) why = 'holds a name or number that its quote does not';
    else if (asked && !holds(question, `${replyTo(entry) ?? ''} ${cited}`, vocabulary))
      why = 'holds a name or number that the question does not';
    else if (!isSupported(answer, sentences, vocabulary.analyze)) why = 'says other things than its quote';
    else if (!samePolarity(answer, sentences, vocabulary.analyze))
      why = 'says no where its quote says yes, or the reverse';
    else return { kept: { entry, quote, wording, attributed: voice === 'agrees' } };
  }
  return { dropped: why };
}

function holds(text: string, cited: string, vocabulary: Vocabulary): boolean {
  const numbers = numbersIn(cited);
  return [...numbersIn(text)].every((n) => numbers.has(n)) && unsupportedNames(text, cited, vocabulary).length === 0;
}

/** The whole sentences that some words touch, then with more of the sentences around them. A part could lose a "not". */
function wholeSentences({ passage }: PassageEntry, found: Span): Span[] {
  const { sentences, start } = passage;
  const touched = sentences.flatMap((s, i) => (s.start - start < found.end && s.end - start > found.start ? [i] : []));
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return [];
  const spans: Span[] = [];
  for (let grown = 0; grown <= 2 * GROWTH; grown++) {
    for (let after = Math.min(grown, GROWTH); after >= Math.max(0, grown - GROWTH); after--) {
      const from = sentences[first - (grown - after)];
      const to = sentences[last + after];
      if (from && to && to.end - from.start <= LONGEST_QUOTE) spans.push({ start: from.start, end: to.end });
    }
  }
  return spans;
}

const sentencesIn = ({ passage, text }: PassageEntry, quote: Span): string[] =>
  passage.sentences
    .filter((s) => s.start >= quote.start && s.end <= quote.end)
    .map((s) => text.slice(s.start - passage.start, s.end - passage.start));
