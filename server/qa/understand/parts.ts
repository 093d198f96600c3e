/** "What are wages here, and what are they there?": a question of several parts, each as a question of its own. */

import { capitalised } from '../../../ingest/text/calendar.ts';
import { withoutEnding } from './normalise.ts';
import type { Part } from './understanding.ts';

const WORD =
  '(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|has|have|had|will|would|can|could|should)';
/**
 * Between two parts: the end of a sentence, or "and" before a word that asks. A run of blanks is tried from its beginning
 * only, so that a long one takes linear time.
 */
const BREAK = new RegExp(
  `[?;]\\s+(?:(?:and|but|also|then)\\s+)?(?=${WORD}\\b)|(?:,|(?<!\\s))\\s+(?:and|but)\\s+(?:also\\s+)?(?=${WORD}\\b)`,
  'giu',
);
const WHOLE = new RegExp(
  `^(?:(?:and|but|so)\\s+)?(?:(?:in|on|at|to|for|with|from|by|since|about|of)\\s+)?${WORD}\\b.*\\s\\S*\\s\\S`,
  'iu',
);
const POINTS_BACK = /\b(?:it|they|them|that|this|those|these|there|he|she|him|her|theirs?|its)\b/i;
const MOST_PARTS = 3;

/**
 * @param topicOf the subject of a question in short, for a part that points back
 * @returns undefined where there is one part only
 */
export function partsOf(question: string, topicOf: (question: string) => string): Part[] | undefined {
  const parts = question
    .split(BREAK)
    .map((part) => withoutEnding(part).replace(/^[\s,]+/, ''))
    .filter(Boolean);
  if (parts.length < 2 || parts.length > MOST_PARTS || !parts.every((part) => WHOLE.test(part))) return undefined;
  const topic = topicOf(parts[0]!);
  return parts.map((part, i) => ({
    title: capitalised(part),
    question: i > 0 && topic && POINTS_BACK.test(part) ? `${part}? (${topic})` : `${part}?`,
  }));
}
