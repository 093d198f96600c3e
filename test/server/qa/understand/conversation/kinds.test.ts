import { describe, expect, test } from 'vitest';
import type { Message } from '../../../../../server/contract/contract.ts';
import { isAskingWord } from '../../../../../server/qa/understand/asking-words.ts';
import { KINDS } from '../../../../../server/qa/understand/conversation/kinds.ts';
import { standalone } from '../../../../../server/qa/understand/conversation/standalone.ts';
import type { ConversationContext } from '../../../../../server/qa/understand/conversation/turn.ts';
import { normalise } from '../../../../../server/qa/understand/normalise.ts';

const MADE_UP_OUTLETS = /\b(?:radio oak|coast tv)\b|(?<=\b(?:tell|told) )the (?:danes|swedes)\b/gu;
const STOP =
  /^(?:the|an?|and|of|in|on|to|at|for|with|by|he|she|it|they|did|do|does|was|were|is|are|has|have|had|what|who|when|where|why|how|many|which|that|this|those|about|would|will|her|him|them|its|be|been|so|or|no|i)$/;
const NAMES: Readonly<Record<string, 'people' | 'name'>> = {
  norwegian: 'people',
  swedish: 'people',
  norway: 'name',
  dahl: 'name',
  holm: 'name',
  lindholm: 'name',
  skagen: 'name',
};

const context: ConversationContext = {
  findOutlets: (question) => {
    const text = question.toLowerCase();
    const matched = [...text.matchAll(MADE_UP_OUTLETS)].map(([words]) => words);
    return { outlets: matched, matched, audiences: matched.map((words) => ({ outlets: [words], matched: words })) };
  },
  names: { kindOf: (word) => NAMES[word] },
  days: { from: '2021-01-05', to: '2022-11-20' },
  isContent: (word) => !isAskingWord(word) && !STOP.test(word) && word !== 'berg' && word !== 'mayor',
  isAnswering: (word) => word === 'berg',
  isPerson: (word) => word === 'dahl' || word === 'holm',
};

const REPLY = 'Berg, to Radio Oak, 3 October 2021: “Only 12 boats.” [1]\n\nBerg, to Coast TV: “The pier stays.” [2]';
const after = (question: string, ...before: string[]) => {
  const history = before.flatMap((content): Message[] => [
    { role: 'user', content },
    { role: 'assistant', content: REPLY },
  ]);
  return standalone(normalise(question), history, context);
};

/** Each kind: what was asked before, what is asked, how that is understood. */
const UNDERSTOOD: Record<string, [before: string[], question: string, meant: string][]> = {
  'new-topic': [[['Was the pier sold?'], 'new question: who runs the ferry?', 'who runs the ferry?']],
  return: [
    [['Who built the pier?', 'What did Norway pay?'], 'let us go back to the pier', 'Who built the pier?'],
    [['Who built the pier?', 'What did Norway pay?'], 'ok back to the pier, who owns it?', 'who owns the pier?'],
    [['Who runs the ferry?'], 'back to the bridge', 'What was said about the bridge?'],
  ],
  correction: [
    [['What did she say about Dahl?'], 'sorry, I meant Holm', 'What did she say about Holm?'],
    [['How many Norwegian boats came?'], 'no, I meant the Swedish ones', 'How many Swedish boats came?'],
    [['What did she tell Radio Oak about boats?'], 'no, I meant Coast TV', 'What did she tell Coast TV about boats?'],
    [
      ['What did she say about boats in May 2021?'],
      'I meant in June 2021',
      'What did she say about boats in June 2021?',
    ],
  ],
  'shift-in-time': [
    [
      ['What did she say about boats on 20 October 2021?'],
      'and two weeks earlier?',
      'What did she say about boats, between 2 October 2021 and 10 October 2021?',
    ],
  ],
  'other-ordinal': [
    [['Who died in the first storm at Skagen?'], 'and the second one?', 'Who died in the second storm at Skagen?'],
  ],
  cited: [
    [['What was said about boats?'], 'what about the second quote?', 'what about the second quote? (The pier stays.)'],
  ],
  'other-audience': [
    [['What did she tell Radio Oak about boats?'], 'and Coast TV?', 'What did she tell Coast TV about boats?'],
    [['What did she tell Radio Oak about boats?'], 'and the Danes?', 'What did she tell the Danes about boats?'],
    [
      ['Was the pier sold?'],
      'what did she tell the Swedes about this',
      'what did she tell the Swedes about pier sold?',
    ],
    [['Was the pier sold?'], 'and on Radio Oak?', 'Was the pier sold, on Radio Oak?'],
  ],
  'other-time': [
    [['Was the pier sold?'], 'and in November 2021?', 'Was the pier sold, in November 2021?'],
    [['What did she say about boats in May 2021?'], 'and in 2022?', 'What did she say about boats in 2022?'],
    [
      ['What did she tell Radio Oak about boats?'],
      'and in the first interview?',
      'What did she tell about boats, in the first interview?',
    ],
  ],
  'about-another': [
    [
      ['What did she tell Radio Oak about boats?'],
      'and about the bridge?',
      'What did she tell Radio Oak about the bridge?',
    ],
  ],
  'other-part': [
    [['How many boats were lost?'], 'fine, and captains?', 'How many captains were lost?'],
    [['Did she meet Dahl?'], 'and Holm?', 'Did she meet Holm?'],
  ],
  bare: [[['Was the pier of Lindholm sold?'], 'why?', 'why? (Was the pier of Lindholm sold)']],
  'points-back-at-its-end': [
    [['What did she say about captains?'], 'who asked her about them?', 'who asked her about captains?'],
  ],
  'source-of-it': [
    [['Who sold the lighthouse?'], 'which channel was that?', 'which channel was that? (sold the lighthouse)'],
  ],
  'nothing-of-its-own': [
    [['Who sold the lighthouse?'], 'had that always been so?', 'had that always been so? (sold the lighthouse)'],
  ],
  'points-back': [[['Who sold the lighthouse?'], 'what did it cost?', 'what did it cost? (sold the lighthouse)']],
  'goes-on': [
    [['Was the harbour dredged?'], 'and the fee for small boats?', 'and the fee for small boats? (harbour dredged)'],
  ],
  'one-word-of-its-own': [[['Who sold the lighthouse?'], 'who paid?', 'who paid? (sold the lighthouse)']],
  short: [[['Who sold the lighthouse?'], 'What happened in Skagen?', 'What happened in Skagen?']],
  'stands-alone': [
    [
      ['Who sold the lighthouse?'],
      'Which companies carry timber and gravel from Lindholm harbour across the northern fjord?',
      'Which companies carry timber and gravel from Lindholm harbour across the northern fjord?',
    ],
  ],
};

test('every kind has examples, and a name of its own', () => {
  expect(Object.keys(UNDERSTOOD).sort()).toEqual(KINDS.map(({ name }) => name).sort());
});

describe.each(Object.entries(UNDERSTOOD))('%s', (kind, examples) => {
  test.each(examples)('%s: %s', (before, question, meant) => {
    expect(after(question, ...before)).toMatchObject({ kind, question: meant });
  });
});

test('a short question leaves open whether the subject before is meant', () =>
  expect(after('Did Norway pay for boats?', 'Who sold the lighthouse?')).toMatchObject({
    question: 'Did Norway pay for boats?',
    continued: 'Did Norway pay for boats? (sold the lighthouse)',
  }));

test('the last exchange counts: nothing of three turns before is carried', () => {
  const { question } = after(
    'and where is that?',
    'Who sold the lighthouse?',
    'how many boats did Norway send there?',
    'what did the captains of the fleet want?',
  );
  expect(question).not.toMatch(/lighthouse/);
  expect(question).toMatch(/captains/);
});

test('a clause of a question with a subject of its own points back at that', () =>
  expect(after('How many families moved to Skagen since it was rebuilt?', 'Who sold the lighthouse?').question).toBe(
    'How many families moved to Skagen since it was rebuilt?',
  ));

test('only a turn without content of its own is bare', () => {
  expect(after('why?', 'Who sold the lighthouse?').isBare).toBe(true);
  expect(after('and in 2022?', 'Who sold the lighthouse?').isBare).toBe(true);
  expect(after('what did each one cost?', 'How many boats were lost?').isBare).toBe(false);
});

test.each(['What did she want at first?', 'and what happened at last?'])('%s is no ordinal', (question) =>
  expect(after(question, 'What was said about boats?').question).not.toMatch(/pier stays|12 boats/),
);
