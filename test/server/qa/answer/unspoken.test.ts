import { expect, test } from 'vitest';
import { isUnspoken } from '../../../../server/qa/answer/unspoken.ts';
import type { FirstStage } from '../../../../server/qa/retrieve/features.ts';
import { smallLibrary as library } from '../../http/stream/small-library.ts';
import { smallVocabulary as vocabulary } from '../../small-index.ts';

/** @param held words of the question that passages within the filters hold */
const unspoken = (question: string, ...held: string[]) => {
  const text = { scores: new Map(), least: 0, terms: new Map([[0, held.flatMap(library.analyze)]]) };
  const firstStage = { lexical: { text } } as unknown as FirstStage;
  return isUnspoken({ library, vocabulary }, { terms: library.analyze(question), firstStage });
};

test.each<[string, string[], boolean]>([
  ['What was said about captains?', [], true],
  ['What was said about captains?', ['captains'], false],
  ['What was said about captains and the ferry?', ['ferry'], false],
  // The speaker is named beside the subject by whoever asks, and says nothing of it for that.
  ['What did Ada Berg say about captains?', ['Berg'], true],
  // A word that is said nowhere tells nothing of the filters.
  ['What was said about zeppelins?', [], false],
])('%s, where they speak of %s: %s', (question, held, expected) => expect(unspoken(question, ...held)).toBe(expected));
