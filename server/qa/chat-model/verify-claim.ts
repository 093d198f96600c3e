/**
 * A filter on a chat model's sentences, before they are shown as its own. It catches what words, numbers and names can tell;
 * it cannot tell whether a sentence is true to its quote, which is why none is shown without being labelled.
 */
import type { Offer } from '../answer/draft.ts';
import { unsupportedNames, type Vocabulary } from './names.ts';
import { numbersIn } from './numbers.ts';
import { isSupported, samePolarity } from './support.ts';
import { ASKED, agreement } from './voices.ts';
import { plainWording, withExactQuotes, withoutAttribution } from './wording.ts';

export type Verdict = { wording: string } | { dropped: string };

/** @param text a sentence on what the offer quotes */
export function verifyClaim(
  text: string,
  { turn, interview, citations, sentences, question: replied }: Offer,
  vocabulary: Vocabulary,
): Verdict {
  const plain = plainWording(text);
  if (!plain) return { dropped: 'is not one plain sentence' };
  if (agreement(plain, turn, interview) === 'contradicts') return { dropped: 'is put into another mouth' };

  // A question that the wording retells ("Asked whether …,") is held against that question, too; the answer never is.
  const asked = ASKED.exec(plain)?.[0] ?? '';
  const question = asked && withoutAttribution(asked, interview, turn.speaker);
  const answer = withoutAttribution(plain.slice(asked.length), interview, turn.speaker);
  const cited = citations.map((c) => c.quote).join(' … ');
  const wording = withExactQuotes(plain, cited);
  if (!wording) return { dropped: 'holds a quoted run that its quote does not' };
  if (!holds(answer, cited, vocabulary)) return { dropped: 'holds a name or number that its quote does not' };
  if (asked && !holds(question, `${replied?.quote ?? ''} ${cited}`, vocabulary))
    return { dropped: 'holds a name or number that the question does not' };
  if (!isSupported(answer, sentences, vocabulary.analyze)) return { dropped: 'says other things than its quote' };
  if (!samePolarity(answer, sentences, vocabulary.analyze))
    return { dropped: 'says no where its quote says yes, or the reverse' };
  return { wording };
}

function holds(text: string, cited: string, vocabulary: Vocabulary): boolean {
  const numbers = numbersIn(cited);
  return [...numbersIn(text)].every((n) => numbers.has(n)) && unsupportedNames(text, cited, vocabulary).length === 0;
}
