import type { GroupCode, HeadBlock } from '../../server/contract/blocks.ts';
import type { Refusal } from '../../server/contract/refusals.ts';
import { answerDe } from './answer-de.ts';
import { answerRu } from './answer-ru.ts';

/** Words, and numbers of citations that stand among them. */
export type Parts = readonly (string | readonly number[])[];

/** Lines of the product's own, worded from their codes; undefined where the English text must do. */
export type AnswerWords = {
  head(block: HeadBlock): Parts | undefined;
  group(code: GroupCode): string | undefined;
  refusal(refusal: Refusal): string | undefined;
};

/** None for English: the contract's texts are English. */
export function answerWords(lang: string): AnswerWords | undefined {
  if (lang === 'de') return answerDe;
  return lang === 'ru' ? answerRu : undefined;
}
