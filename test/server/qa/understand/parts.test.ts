import { describe, expect, test } from 'vitest';
import { findPeriods } from '../../../../ingest/text/days.ts';
import { partsOf } from '../../../../server/qa/understand/parts.ts';
import { namesIn, sidesOf } from '../../../../server/qa/understand/sides.ts';

const topic = () => 'fees and wages';

describe('a question of two parts', () => {
  test.each([
    [
      'What are fees and wages in Lindholm, and what are they in Skagen?',
      ['What are fees and wages in Lindholm?', 'what are they in Skagen? (fees and wages)'],
    ],
    ['Who sold the pier? Why was the bridge closed?', ['Who sold the pier?', 'Why was the bridge closed?']],
    [
      'Who built the pier and how many boats use it?',
      ['Who built the pier?', 'how many boats use it? (fees and wages)'],
    ],
  ])('%s', (question, parts) => expect(partsOf(question, topic)?.map((part) => part.question)).toEqual(parts));

  test('has titles without what is carried over', () =>
    expect(partsOf('who sold the pier, and when was it sold?', topic)?.map(({ title }) => title)).toEqual([
      'Who sold the pier',
      'When was it sold',
    ]));

  test.each(['What did she say about who sold it?', 'boats and what', 'Why?', 'Who knows what and why?'])(
    'is not: %s',
    (question) => expect(partsOf(question, topic)).toBeUndefined(),
  );
});

describe('sides', () => {
  const audiences = ['Radio Oak', 'Coast TV'].map((name) => ({ outlets: [name], matched: name.toLowerCase() }));
  const none = { audiences: [], speakers: [], spokenOf: [], periods: [] };

  test('are outlets, with the filters that all share', () => {
    const inferred = { outlets: ['Radio Oak', 'Coast TV'], roles: ['interviewer' as const] };
    expect(sidesOf('', { ...none, audiences }, inferred, 'boats')).toEqual([
      { title: 'Radio Oak', filters: { outlets: ['Radio Oak'], roles: ['interviewer'] }, subject: 'boats' },
      { title: 'Coast TV', filters: { outlets: ['Coast TV'], roles: ['interviewer'] }, subject: 'boats' },
    ]);
  });

  test('of several outlets have the question’s words as their title', () => {
    const several = [
      { outlets: ['Radio Oak', 'Coast TV'], matched: 'the norwegian' },
      { outlets: ['Fjord', 'Sund'], matched: 'danish media' },
    ];
    const question = 'What did she tell the Norwegian and the Danish media?';
    expect(
      sidesOf(
        question,
        { ...none, audiences: several },
        { outlets: ['Radio Oak', 'Coast TV', 'Fjord', 'Sund'] },
        'boats',
      ).map(({ title }) => title),
    ).toEqual(['Norwegian', 'Danish media']);
  });

  test('are people', () =>
    expect(
      sidesOf('', { ...none, speakers: ['Ada Berg', 'Tom Pace'] }, { speakers: ['Ada Berg', 'Tom Pace'] }, 'boats').map(
        ({ title, filters }) => [title, filters],
      ),
    ).toEqual([
      ['Ada Berg', { speakers: ['Ada Berg'] }],
      ['Tom Pace', { speakers: ['Tom Pace'] }],
    ]));

  test('are times that are put against one another', () => {
    const question = 'What did she say in May 2021 and what in June 2022?';
    const periods = findPeriods(question.toLowerCase(), { from: '2021-01-05', to: '2022-11-20' });
    const inferred = { from: '2021-05-01', to: '2021-05-31' };
    expect(
      sidesOf(question, { ...none, periods }, inferred, 'boats').map(({ title, filters }) => [title, filters]),
    ).toEqual([
      ['May 2021', { from: '2021-05-01', to: '2021-05-31' }],
      ['June 2022', { from: '2022-06-01', to: '2022-06-30' }],
    ]);
  });

  test.each([
    ['Compare Dahl and Holm', ['What was said about Dahl?', 'What was said about Holm?']],
    ['How do Dahl and Holm differ on the pier?', ['Dahl on the pier', 'Holm on the pier']],
    ['Who is worse for the town, Dahl or Holm?', ['What was said about Dahl?', 'What was said about Holm?']],
    ['What did Dahl say about Holm?', []],
    ['Did the Sund bridge differ from what Dahl and Holm planned?', []],
  ])('of people who do not speak: %s', (question, asked) => {
    const spokenOf = namesIn(question, { kindOf: (word) => (/^(?:dahl|holm|sund)$/.test(word) ? 'name' : undefined) });
    expect(sidesOf(question, { ...none, spokenOf }, {}, 'boats').map(({ subject }) => subject)).toEqual(asked);
  });

  test('are none of one outlet, or where the filter was dropped', () => {
    expect(sidesOf('', { ...none, audiences: audiences.slice(1) }, { outlets: ['Coast TV'] }, 'boats')).toEqual([]);
    expect(sidesOf('', { ...none, audiences }, {}, 'boats')).toEqual([]);
  });
});
