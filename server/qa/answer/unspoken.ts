import type { Retrieval } from '../retrieve/passage-retriever.ts';
import type { AnswerDependencies } from './draft.ts';

/** No word of the subject is said where filters look, though it is elsewhere: what is nearest there is on something else. */
export function isUnspoken(
  { library, vocabulary }: Pick<AnswerDependencies, 'library' | 'vocabulary'>,
  { terms, firstStage }: Pick<Retrieval, 'terms' | 'firstStage'>,
): boolean {
  const names = new Set([...library.nameWords].map((word) => library.analyze.term(word)));
  const subject = terms.filter((term) => !names.has(term) && (vocabulary.terms.get(term)?.[0] ?? 0) > 0);
  const held = new Set(Object.values(firstStage.lexical).flatMap((hits) => [...hits.terms.values()].flat()));
  return subject.length > 0 && !subject.some((term) => held.has(term));
}
