import { expect, test } from 'vitest';
import type { AskResponse } from '../../../../server/contract/contract.ts';
import { answerability } from '../../../../server/qa/answer/answerability.ts';
import { composeExtractive } from '../../../../server/qa/answer/compose-extractive.ts';
import settings from '../../../../server/qa/answer/settings.json' with { type: 'json' };
import { overTime } from '../../../../server/qa/answer/shapes/over-time.ts';
import { FEATURES, type Feature } from '../../../../server/qa/retrieve/features.ts';
import { byPassage } from '../../../../server/qa/retrieve/fuse.ts';
import type { Retrieval } from '../../../../server/qa/retrieve/passage-retriever.ts';
import type { PassageStore } from '../../../../server/qa/retrieve/store.ts';
import type { Understanding } from '../../../../server/qa/understand/understand.ts';
import { smallEngine, smallVocabulary } from '../../small-index.ts';
import { libraryOf } from '../../talks-of.ts';

const engine = smallEngine();
const quotes = ({ citations }: AskResponse) => citations.map(({ quote }) => quote);

/** Each answered with the answers before as history. */
async function conversation(...questions: string[]): Promise<AskResponse[]> {
  const responses: AskResponse[] = [];
  for (const question of questions) {
    const history = responses.flatMap((r) => [
      { role: 'user' as const, content: r.question },
      { role: 'assistant' as const, content: r.answer },
    ]);
    responses.push(await engine.ask({ question, history, limit: 1 }));
  }
  return responses;
}

test('more of it is what was not shown, until there is no more', async () => {
  const more = ['tell me more', 'anything else?', 'go on'];
  const responses = await conversation('What was said about boats?', ...more);
  const all = responses.flatMap(quotes);
  expect(new Set(all).size).toBe(all.length);
  expect(quotes(responses[1]!)).toHaveLength(1);
  expect(responses[1]!.standaloneQuestion).toBe('What was said about boats?');
  expect(responses.at(-1)).toMatchObject({ status: 'no_answer', refusal: { code: 'nothing_more' }, citations: [] });
});

test('whoever asks for the interviewer gets the interview of the answer before, and may take that away', async () => {
  const asked = 'What did she tell Coast TV about the lighthouse?';
  const [before, response] = await conversation(asked, 'did the interviewer push back?');
  expect(response!.filters.inferred).toMatchObject({ outlets: ['Coast TV'], roles: ['interviewer'] });
  const history = [
    { role: 'user' as const, content: before!.question },
    { role: 'assistant' as const, content: before!.answer },
  ];
  const free = await engine.ask({ question: response!.question, history, ignoreInferred: ['outlets'] });
  expect(free.filters.inferred.outlets).toBeUndefined();
});

const said = ['Some boats were lost.', 'We lost 7 boats.', 'Nine of them are gone.', 'It is 12 boats by now.'];
const library = libraryOf(said.map((text) => ['How many boats were lost?', text] as const));
const found = (end: Understanding['end']) => {
  const all = Object.fromEntries(Object.keys(FEATURES).map((name) => [name, 1])) as Record<Feature, number>;
  const entries = library.passages.filter(({ turn }) => turn.role === 'interviewee');
  const ranked = entries.map((entry) => ({
    entry,
    score: 3,
    features: all,
  }));
  return {
    understanding: {
      question: 'How many boats were lost?',
      intent: { who: false, number: true, theme: false, loaded: false, phrases: [] },
      inferred: {},
      unknownNames: [],
      wants: 'number',
      shape: 'over_time',
      end,
    } as unknown as Understanding,
    retrieval: {
      ranked,
      terms: ['boat', 'lost'],
      firstStage: { lexical: {} },
      vector: new Float32Array(1),
      doubts: { premise: byPassage([]), gap: byPassage([]) },
    } as unknown as Retrieval,
  };
};
const store = { detail: async (all: readonly number[]) => all.map(() => []) } as unknown as PassageStore;

test.each([
  ['first', ['We lost 7 boats.', 'Nine of them are gone.', 'It is 12 boats by now.']],
  ['last', ['It is 12 boats by now.', 'Nine of them are gone.', 'We lost 7 boats.']],
] as const)('what was said %s, of what holds a figure', async (end, expected) => {
  const input = { library, store, vocabulary: smallVocabulary, ...found(end) };
  const shaped = await overTime({ ...input, limit: 12, characters: 2_000, narrowed: false });
  expect(shaped?.citations.map(({ quote }) => quote)).toEqual(expected);
});

test('what carries the subject before it must be surer to be answered than a question that stands alone', async () => {
  const asked = found(undefined);
  const given = (value: number): Retrieval => ({
    ...asked.retrieval,
    ranked: asked.retrieval.ranked.map((one) => ({
      ...one,
      score: 3 * value,
      features: Object.fromEntries(Object.keys(FEATURES).map((name) => [name, value])) as Record<Feature, number>,
    })),
  });
  const sure = (value: number) => answerability(given(value), asked.understanding, smallVocabulary);
  const { answerAbove, answerGoesOnAbove, answerStrangeAbove } = settings;
  expect(answerStrangeAbove.plain).toBeGreaterThan(answerGoesOnAbove.plain);
  const value = Array.from({ length: 2_000 }, (_, i) => i / 1_000).find(
    (one) => sure(one) > answerAbove.plain && sure(one) < answerGoesOnAbove.plain,
  )!;
  const status = async (goesOn: boolean) => {
    const understanding = {
      ...asked.understanding,
      shape: 'fact' as const,
      followUp: false,
      ...(goesOn && { goesOn }),
    };
    const material = { understanding: understanding as Understanding, retrieval: given(value), given: {} };
    const search = async () => given(value);
    return (await composeExtractive({ library, store, vocabulary: smallVocabulary }, { ...material, search })).status;
  };
  expect([await status(false), await status(true)]).toEqual(['answered', 'no_answer']);
});
