import { describe, expect, test } from 'vitest';
import { readVocabulary, toVocabulary } from '../../../../ingest/index/vocabulary.ts';
import { composeExtractive } from '../../../../server/qa/answer/compose-extractive.ts';
import type { Material } from '../../../../server/qa/answer/draft.ts';
import { findInOrder } from '../../../../server/qa/understand/in-order.ts';
import { makeUnderstand } from '../../../../server/qa/understand/understand.ts';
import { manyTalks } from '../../many-talks.ts';

const library = manyTalks();
const understandOf = (talks: typeof library) => {
  const documents = talks.passages.map(({ index, text }) => ({ id: index, text, questions: '' }));
  return makeUnderstand(talks, readVocabulary(JSON.stringify(toVocabulary(documents, talks.analyze)), talks.analyze));
};
const understand = understandOf(library);
const [FIRST, SECOND, LAST_BUT_ONE, LAST] = ['2018-05-02', '2019-11-16', '2020-02-01', '2020-09-30'];

describe('what a talk was about, called by its place in the order of time', () => {
  test.each([
    ['What was the last interview about?', LAST],
    ['what is the latest interview about', LAST],
    ['What’s the most recent conversation about?', LAST],
    ['summarise the most recent talk', LAST],
    ['Give me a summary of the last interview', LAST],
    ['What was discussed in the last interview?', LAST],
    ['What did the last episode cover?', LAST],
    ['What is the first interview about?', FIRST],
    ['What was the oldest interview about?', FIRST],
    ['What was the last Radio Oak interview about?', LAST_BUT_ONE],
    ['What was the first interview with Rose Morrill about?', SECOND],
  ])('%s', (question, day) =>
    expect(understand(question)).toMatchObject({ summary: true, shape: 'wide', inferred: { from: day, to: day } }),
  );

  test('is told by its questions, as of one that is called by its outlet', async () => {
    const understanding = understand('What was the last interview about?');
    const retrieval = { ranked: [], terms: [], firstStage: { lexical: {} } } as unknown as Material['retrieval'];
    const draft = await composeExtractive({ library } as Parameters<typeof composeExtractive>[0], {
      ...{ understanding, retrieval, given: {} },
      search: async () => retrieval,
    });
    expect(draft.status).toBe('answered');
    expect(draft.blocks?.[0]).toMatchObject({ code: 'questions_asked', params: { interviews: 1 } });
    expect(new Set(draft.citations.map(({ interview }) => interview.id))).toEqual(new Set(['coast-1']));
  });
});

describe('what was said in such a talk', () => {
  test.each([
    ['What did she say about the bridge in the last interview?', LAST, LAST],
    ['What was said about bees in the first two interviews?', FIRST, SECOND],
    ['In her last two talks, was the bridge mentioned?', LAST_BUT_ONE, LAST],
    ['Was the last interview about the bridge?', LAST, LAST],
  ])('%s', (question, from, to) => {
    const understood = understand(question);
    expect(understood).toMatchObject({ inferred: { from, to } });
    expect(understood.summary).toBeUndefined();
    expect(understood.query).not.toMatch(/interview|last|first|talks/);
  });

  test.each([
    'What did she say about the last interview?',
    'Who would pay for the last ferry?',
    'What was the last bridge about?',
    'What was the last harbour interview about?',
    'Was the first talk of bees in 2016?',
  ])('is not meant: %s', (question) => expect(understand(question).inferred).not.toHaveProperty('from'));
});

test('a day that is said goes before', () =>
  expect(understand('What did she say in 2018 in the last interview?').inferred).toMatchObject({ from: '2018-01-01' }));

test('takes its outlet, too, where others fall on its days; of unknown days there is no last', () => {
  const [one, two] = library.interviews;
  const together = [one!, { ...two!, date: one!.date, outlet: { ...two!.outlet, name: 'Tern Weekly' } }];
  expect(findInOrder('What was the last interview about?', together)?.filters).toEqual({
    ...{ from: FIRST, to: FIRST, outlets: ['Tern Weekly'] },
  });
  const undated = understandOf(manyTalks(undefined, false));
  expect(undated('What was the last interview about?')).not.toMatchObject({ summary: true });
});
