import { isSaid } from '../../../ingest/index/vocabulary.ts';
import type { Retrieval } from '../retrieve/passage-retriever.ts';
import type { AnswerDependencies } from './draft.ts';

/** No word of the subject is said where filters look, though it is elsewhere: what is nearest there is on something else. */
export function isUnspoken(
  { library, vocabulary }: Pick<AnswerDependencies, 'library' | 'vocabulary'>,
  { terms, firstStage }: Pick<Retrieval, 'terms' | 'firstStage'>,
): boolean {
  const subject = terms.filter((term) => !library.nameTerms.has(term) && isSaid(vocabulary, term));
  const held = new Set(Object.values(firstStage.lexical).flatMap((hits) => [...hits.terms.values()].flat()));
  return subject.length > 0 && !subject.some((term) => held.has(term));
}
