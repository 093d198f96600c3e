import { expect, test } from 'vitest';
import { questionAnswered } from '../../../../server/qa/answer/reply-question.ts';
import type { ShapeInput } from '../../../../server/qa/answer/shapes/shape.ts';
import { yesNo } from '../../../../server/qa/answer/shapes/yes-no.ts';
import { FEATURES, type Features } from '../../../../server/qa/retrieve/features.ts';
import type { PassageStore } from '../../../../server/qa/retrieve/store.ts';
import { smallVocabulary } from '../../small-index.ts';
import { libraryOf } from '../../talks-of.ts';

async function answersTo(question: string, exchanges: Parameters<typeof libraryOf>[0]) {
  const library = libraryOf(exchanges);
  const features = Object.fromEntries(Object.keys(FEATURES).map((f) => [f, 0.9])) as Features;
  const replies = library.passages.filter((p) => p.turn.role === 'interviewee');
  const shaped = await yesNo({
    library,
    store: { detail: async (entries: readonly number[]) => entries.map(() => []) } as unknown as PassageStore,
    vocabulary: { ...smallVocabulary, analyze: library.analyze },
    understanding: { question, intent: { phrases: [] }, inferred: {} },
    retrieval: {
      ranked: replies.map((entry, i) => ({ entry, score: 9 - i / 10, firstScore: 1, features })),
      terms: [...new Set(library.analyze(question))],
      vector: [],
    },
    limit: 8,
    characters: 2_000,
    narrowed: false,
  } as unknown as ShapeInput);
  return shaped!.blocks.flatMap((b) => (b.kind === 'head' ? [b.text] : b.kind === 'group' ? [b.title] : []));
}

const QUESTION = 'Will the mayor raise the harbour fee?';
const NO = ['Will you raise the harbour fee this winter?', 'No, we do not want to raise the harbour fee.'] as const;
const AGAIN = ['So you will not sell it. Will the harbour fee be raised by you?', 'No. Fishermen pay enough.'] as const;
const YES = ['Will you raise the harbour fee?', 'Yes. The harbour fee rises in spring.'] as const;
const OTHER = [
  'What about the harbour fee? Will it be raised?',
  'There will never be a higher harbour fee in this town.',
] as const;

test('says in how many interviews the replies open so, and nothing of replies that open with neither', async () =>
  expect(await answersTo(QUESTION, [NO, AGAIN, OTHER])).toEqual([
    'Berg answers no in 2 interviews [1][2].',
    'No',
    'Other replies',
  ]));

test('says in how many they open with the opposite', async () =>
  expect(await answersTo(QUESTION, [NO, AGAIN, YES])).toEqual([
    'Berg answers no in 2 interviews [1][2], yes in one interview [3].',
    'No',
    'Yes',
  ]));

test('a no to another question of the same turn is none', async () => {
  const text = 'Many ask whether the mayor will raise the harbour fee. But first, did you sell the old lighthouse?';
  expect(await answersTo(QUESTION, [NO, [text, 'No, and the harbour fee will not be raised either.']])).toEqual([
    'Berg answers no in one interview [1].',
    'No',
    'Other replies',
  ]);
});

test('a no to a question about much else is none', async () => {
  const text =
    'When you last met the captains, did you speak of their letter, that the mayor will raise the harbour fee?';
  expect(await answersTo('Is the harbour fee raised?', [NO, [text, 'No, we spoke of the storm alone.']])).toEqual([
    'Berg answers no in one interview [1].',
    'No',
    'Other replies',
  ]);
});

test.each([
  ['The fee was raised. Will you close the pier for the winter?', 'Will you close the pier for the winter?'],
  ['They say that 40 captains left. Is it true?', 'They say that 40 captains left. Is it true?'],
  ['Will you close the pier this winter? Everybody is waiting.', 'Will you close the pier this winter?'],
  [
    'Will you close the pier this winter? What will you say to the town? And why?',
    'Will you close the pier this winter?',
  ],
  [
    'They say that the captains left. What do you say to them?',
    'They say that the captains left. What do you say to them?',
  ],
  ['The captains left the town.', 'The captains left the town.'],
])('the question answered in: %s', (text, expected) =>
  expect(questionAnswered(text, smallVocabulary.analyze).text).toBe(expected),
);
