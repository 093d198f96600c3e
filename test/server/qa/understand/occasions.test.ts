import { describe, expect, test } from 'vitest';
import { readVocabulary, toVocabulary } from '../../../../ingest/index/vocabulary.ts';
import type { Interview } from '../../../../ingest/schema.ts';
import { occasionFinder } from '../../../../server/qa/understand/occasions.ts';
import { makeUnderstand } from '../../../../server/qa/understand/understand.ts';
import { manyTalks } from '../../many-talks.ts';

const talk = (title: string, day: string, outlet = 'The Ministry') =>
  ({ title, date: { from: day, to: day }, outlet: { name: outlet } }) as Interview;

const TALKS = [
  talk('Press conference in Lindholm, 16 November 2021', '2021-11-16'),
  talk('Joint press conference with Ada Berg, Port Sund', '2021-11-20'),
  talk('The Kvist Summit: closing words', '2022-02-01'),
  talk('En Route Aspen Falls, WI', '2022-02-01', 'Coast TV'),
  talk('How the harbour was saved', '2022-05-05'),
  talk('A visit to Lindholm', '2023-01-01', 'Coast TV'),
];
const find = occasionFinder(TALKS, new Set(['ada', 'berg', 'ministry', 'coast', 'tv']));

describe('a talk by the place of its title', () => {
  test.each([
    ['What did the minister say in Lindholm about the bridge?', '2021-11-16', 'in Lindholm'],
    ['what did he tell reporters in lindholm?', '2021-11-16', 'in lindholm'],
    ['In Port Sund, what was asked about ferries?', '2021-11-20', 'In Port Sund'],
    ['What was said at the Kvist summit about fish?', '2022-02-01', 'at the Kvist summit'],
    ['Was the toll raised at the press conference in Lindholm?', '2021-11-16', 'at the press conference in Lindholm'],
    [
      'during the Port Sund press conference, was there a question on tolls?',
      '2021-11-20',
      'during the Port Sund press conference',
    ],
  ])('%s', (question, day, matched) =>
    expect(find(question)).toMatchObject({ filters: { from: day, to: day }, matched }),
  );

  test('takes its outlet, too, where another has a talk on that day', () => {
    expect(find('What did he say in Aspen Falls?')?.filters).toEqual({
      ...{ from: '2022-02-01', to: '2022-02-01', outlets: ['Coast TV'] },
    });
  });

  test.each([
    'What happened in Lindholm?',
    'What did he say about the fire in Lindholm?',
    'Is there a hospital in Lindholm?',
    'What did Ada say about it?',
    'Why was the harbour saved?',
  ])('is not meant by what is spoken of: %s', (question) => expect(find(question)).toBeUndefined());
});

test('becomes a filter that can be left out, and no word of what is searched', () => {
  const library = manyTalks();
  const documents = library.passages.map(({ index, text }) => ({ id: index, text, questions: '' }));
  const vocabulary = readVocabulary(JSON.stringify(toVocabulary(documents, library.analyze)), library.analyze);
  const understand = makeUnderstand(library, vocabulary);
  const question = 'What did she say in Lindholm about the toll?';
  expect(understand(question)).toMatchObject({
    inferred: { from: '2019-11-16', to: '2019-11-16' },
    query: 'What did she say about the toll?',
  });
  expect(understand(question, ['from', 'to']).inferred).toEqual({});
});
