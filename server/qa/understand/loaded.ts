/** Questions that take something for granted: "Why did he reject …?" supposes that he did. */
import type { Intent } from './understanding.ts';

const ASKS = /\b(?:why|when|how|which|what|whose|where|who|whom|his (?:reasons?|excuse|grounds|motive))\b/i;
/** Asked for a yes or no, after an optional lead such as "In the BBC interview,". */
const YES_OR_NO =
  /^\W*(?:[\p{L}\p{N}][\p{L}\p{N}\s'’-]{0,39}[,:–-]\s*)?(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|may|might)\b/iu;
/** Open questions suppose only that something was said. */
const OPEN =
  /\b(?:what (?:was|is|were|has been) said|what (?:did|does|do) (?:\p{L}+ )?(?:he|aliyev|the president|they) (?:say|tell|think)|who (?:said|says|spoke|used|told|claimed|mentioned|put|asked|insist|suggest|quip|conced|dismiss|talk|challeng|charged|predict|warn|accus)\p{L}*)\b/iu;

export const isLoaded = (question: string, { role, theme }: Pick<Intent, 'role' | 'theme'>): boolean =>
  ASKS.test(question) && !YES_OR_NO.test(question) && !OPEN.test(question) && role !== 'interviewer' && !theme;
