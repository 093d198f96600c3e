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
  areMany: false,
  findSpeakers: () => [],
  asksAbout: (text) => /^what (?:(?:did|does) \p{L}+ say|is .{2,20} view) (?:about|on) /iu.test(text),
};

const REPLY = 'Berg, to Radio Oak, 3 October 2021: “Only 12 boats.” [1]\n\nBerg, to Coast TV: “The pier stays.” [2]';
/** The same where Ida Strand and Per Moe answer, too. */
const many: ConversationContext = {
  ...context,
  areMany: true,
  isAnswering: (word) => /^(?:berg|strand|moe)$/.test(word),
  isContent: (word) => context.isContent(word) && !/^(?:strand|moe|ida|per)$/.test(word),
  findSpeakers: (text) =>
    [...text.matchAll(/\b(?:Ida Strand|Strand|Per Moe|Moe|Berg)\b/g)].map((m) => ({
      start: m.index,
      end: m.index + m[0].length,
    })),
};

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
    [['Who built the pier?', 'What did Norway pay?'], 'back to my first question', 'Who built the pier?'],
    [['Who built the pier?', 'What did Norway pay?'], 'can we talk about the pier again?', 'Who built the pier?'],
    [['Who built the pier?', 'What did Norway pay?'], 'once more on the pier: was it sold?', 'was it sold? (pier)'],
    [
      ['Who built the piers?', 'What did Norway pay?'],
      'I would like to return to the pier. Is it old?',
      'Is it old? (pier)',
    ],
    [
      ['How many boats were lost?', 'What did Norway pay?'],
      'back to the boats: and captains?',
      'How many captains were lost?',
    ],
    [['Who runs the ferry?'], 'back to the bridge', 'What was said about the bridge?'],
    [['Who sold the lighthouse?', 'What happened in Skagen?'], 'can we return to Skagen?', 'What happened in Skagen?'],
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
  'both-compared': [
    [['What was said about Dahl?', 'What was said about Holm?'], 'how do the two differ?', 'Compare Dahl and Holm'],
  ],
  'at-one-end': [
    [['How many boats were lost?'], 'at first?', 'How many boats were lost, at first?'],
    [['How many boats were lost?', 'at first?'], 'and in the end?', 'How many boats were lost, at last?'],
  ],
  more: [[['Who sold the lighthouse?'], 'anything else?', 'Who sold the lighthouse?']],
  challenged: [
    [
      ['Who sold the lighthouse?'],
      'did the interviewer push back?',
      'did the interviewer push back? (sold the lighthouse)',
    ],
    [
      ['Was the pier of Lindholm sold?'],
      'was that challenged by a reporter?',
      'was that challenged by a reporter? (pier of Lindholm sold)',
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
    [['How does she explain the May fire?'], 'and June?', 'How does she explain the June fire?'],
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
    [['Did she meet Dahl in May?'], 'and Holm?', 'Did she meet Holm in May?'],
    [['What does a captain earn?'], 'and in Norway?', 'What does a captain earn, in Norway?'],
    [['What is Dahl’s plan?'], 'and Holm’s?', 'What is Holm’s plan?'],
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
  'what-about': [[['Who sold the lighthouse?'], 'what about the harbour fee?', 'What was said about the harbour fee?']],
  'goes-on': [
    [['Was a Swedish boat lost?'], 'and a Norwegian captain?', 'and a Norwegian captain? (Swedish boat lost)'],
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
  const others = ['other-speaker'];
  expect([...Object.keys(UNDERSTOOD), ...others].sort()).toEqual(KINDS.map(({ name }) => name).sort());
});

describe.each(Object.entries(UNDERSTOOD))('%s', (kind, examples) => {
  test.each(examples)('%s: %s', (before, question, meant) => {
    expect(after(question, ...before)).toMatchObject({ kind, question: meant });
  });
});

test('a question on what was said of something starts anew, and so does the one after it', () => {
  const oil = after('What did she say about oil?', 'Who sold the lighthouse?');
  expect(oil.question).toBe('What did she say about oil?');
  expect(after('who found it?', 'Who sold the lighthouse?', 'What did she say about oil?').question).toBe(
    'who found it? (oil)',
  );
});

test('of what was asked in short only the last is kept, with what the talk is about', () =>
  expect(
    after('how many people built it?', 'Who sold the lighthouse?', 'when did it open?', 'what is its height?').question,
  ).toBe('how many people built it? (height, sold the lighthouse)'));

describe('stays with the interviews of the answer before', () => {
  const said =
    (reply: string) =>
    (question: string, before: string, within = context) =>
      standalone(
        normalise(question),
        [
          { role: 'user', content: before },
          { role: 'assistant', content: reply },
        ],
        within,
      );
  const one = said('Berg, to Radio Oak, 3 October 2021:\n“I told Coast TV so.” [1]');
  const two = said(REPLY);

  test('where the interviewer is asked for, and the question names none', () => {
    expect(one('did the interviewer push back?', 'Who sold the lighthouse?').outlets).toEqual(['radio oak']);
    expect(two('did the interviewer push back?', 'Who sold the lighthouse?').outlets).toEqual([
      'radio oak',
      'coast tv',
    ]);
    expect(two('did the interviewer push back?', 'What did she tell Coast TV about boats?').outlets).toEqual([
      'coast tv',
    ]);
    expect(one('what did Coast TV ask about it?', 'Who sold the lighthouse?').outlets).toBeUndefined();
    expect(two('who was the interviewer?', 'Who sold the lighthouse?').outlets).toBeUndefined();
  });

  test('where several people answer, and it goes on', () => {
    expect(one('who paid for it?', 'Who sold the lighthouse?', many).staysIn).toEqual(['radio oak']);
    expect(two('who paid for it?', 'Who sold the lighthouse?', many).staysIn).toBeUndefined();
    expect(one('What did she say about oil?', 'Who sold the lighthouse?', many).staysIn).toBeUndefined();
    expect(one('who paid for it?', 'Who sold the lighthouse?').staysIn).toBeUndefined();
  });
});

test('whoever was asked for by name is meant by every pronoun, in whatever place it stands', () => {
  const next = (question: string, before: string) =>
    standalone(normalise(question), [{ role: 'user', content: before }], many).question;
  const asked = 'What did Strand say about the harbour?';
  expect(next('How many people worked for her?', asked)).toContain('How many people worked for Strand?');
  expect(next('Who wrote to him about it?', 'What did Moe say about the harbour?')).toContain('Who wrote to Moe');
  expect(next('What was her first boat called?', 'Who invited Strand to Norway?')).toContain('Strand’s first boat');
  expect(next('What was her first boat called?', 'What did Strand say about Dahl?')).not.toContain('Strand’s first');
});

test('another pronoun stands for whoever asked', () => {
  const told = 'What did she tell Coast TV about boats?';
  expect(after('what did he say to that?', told)).toMatchObject({ ofAskers: true, outlets: ['coast tv'] });
  expect(after('how did she answer him?', told)).toMatchObject({ ofAskers: false, outlets: ['coast tv'] });
  expect(after('how many did he name?', told, 'what did he say to that?').outlets).toEqual(['coast tv']);
  expect(after('what did she say to that?', told)).toMatchObject({ ofAskers: false });
  expect(after('what did he say to that?', 'What did she tell Coast TV about Dahl?')).toMatchObject({
    ofAskers: false,
  });
  expect(after('what did he say to that?', 'What did she say about boats?')).toMatchObject({ ofAskers: false });
});

describe('where several people answer', () => {
  const asked = (question: string, ...before: string[]) =>
    standalone(
      normalise(question),
      before.map((content) => ({ role: 'user', content })),
      many,
    ).question;

  test.each([
    ['and Per Moe?', ['What does Strand think of boats?'], 'What does Per Moe think of boats?'],
    ['and Berg?', ['Compare Strand and Moe on boats'], 'What did Berg say about boats?'],
    ['and Dr. Moe?', ['What did Dr. Strand say about boats?'], 'What did Dr. Moe say about boats?'],
    ['and Moe?', ['Who sold the lighthouse?'], 'What did Moe say about sold the lighthouse?'],
    ['what does she say about oil?', ['What does Strand think of boats?'], 'what does Strand say about oil?'],
    ['what is her view on oil?', ['What does Strand think of boats?'], 'what is Strand’s view on oil?'],
    ['who asked her about it?', ['What does Strand think of boats?'], 'who asked her about boats?'],
    ['how old was he?', ['What does Strand think of Dahl?'], 'how old was he? (Dahl)'],
    ['do they agree?', ['What does Strand think of boats?', 'and Moe?'], 'Compare Strand and Moe on boats'],
  ])('%s after %j', (question, before, meant) => expect(asked(question, ...before)).toBe(meant));
});

test('only where it is asked for, what was shown is left out', () => {
  expect(after('what else did she say about boats?', 'Who sold the lighthouse?').more).toBe(true);
  expect(after('tell me more', 'Who sold the lighthouse?').more).toBe(true);
  expect(after('who paid for it?', 'Who sold the lighthouse?').more).toBe(false);
});

test('what is asked after a return is asked of what was returned to', () =>
  expect(
    after(
      'when was it built?',
      'Who sold the lighthouse?',
      'What did Norway pay?',
      'back to the pier: who owns the boats?',
    ).question,
  ).toMatch(/\(.*pier\)$/));

test('what is said twice is carried once', () =>
  expect(after('who paid for it?', 'Was the pier sold?', 'what did people say of the pier?').question).toMatch(
    /\((?!.*pier.*pier)[^)]*pier/,
  ));

test('of what is added to the subject before, the words are known', () => {
  expect(after('what colour is its roof?', 'Who sold the lighthouse?').own).toEqual(['colour', 'roof']);
  expect(after('why?', 'Who sold the lighthouse?').own).toEqual([]);
});

test('a verb is no ordinal', () =>
  expect(after('and the second one?', 'How long did it last in Skagen?').question).not.toMatch(/did it second/));

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
