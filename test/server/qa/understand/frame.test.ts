import { describe, expect, test } from 'vitest';
import { FRAMES, unframe } from '../../../../server/qa/understand/frame.ts';
import { compile } from './made-up-wording.ts';

/** Each frame with what is asked in it, and what is left. `topic`: a subject rather than a question. */
const FRAMED: Record<string, [question: string, body: string, topic?: 'topic'][]> = {
  please: [['Please, why was the pier closed?', 'why was the pier closed?']],
  'can-you': [['Could you list her promises?', 'her promises', 'topic']],
  'i-want': [
    ['I am looking for what she said on the fee', 'the fee', 'topic'],
    ["I'd like to know why the pier was closed", 'why the pier was closed'],
  ],
  'i-wonder': [['I wonder what it cost', 'what it cost']],
  'do-you-know': [['Do you know when the bridge opens?', 'when the bridge opens?']],
  'is-there-anything': [['Is there anything about Norway?', 'Norway', 'topic']],
  'tell-me': [['tell me why', 'why']],
  'every-time-said': [
    ['list every time she mentions the county', 'the county', 'topic'],
    ['every time Ada Berg speaks of boats', 'boats', 'topic'],
  ],
  'quotes-where': [
    ['give me the sentence where she says that boats are lost', 'she says that boats are lost'],
    ['the passage in which Berg speaks of Norway', 'Berg speaks of Norway'],
  ],
  'quotes-that': [['find quotes that the mayor gave on boats', 'that the mayor gave on boats']],
  'quotes-about': [
    ['find me quotes about storms', 'storms', 'topic'],
    ['all statements by the mayor on the harbour fee', 'the harbour fee', 'topic'],
  ],
  'everything-said': [
    ['everything she said about the lighthouse', 'the lighthouse', 'topic'],
    ['give me an overview of the ferry dispute', 'the ferry dispute', 'topic'],
  ],
  'opinion-on': [
    ['Summarize her view on Norway', 'Norway', 'topic'],
    ['what is the mayor’s position on the bridge?', 'the bridge', 'topic'],
    ['Ada Berg’s opinion of the county', 'the county', 'topic'],
  ],
  'what-they-said': [['what she said about the pier', 'the pier', 'topic']],
  compare: [['compare what Berg and Dahl want', 'what Berg and Dahl want']],
  'what-about': [['And what about the ferries?', 'the ferries', 'topic']],
  'said-about': [['What was said about the pier?', 'the pier', 'topic']],
  'what-was-said': [['summarise what was decided on boats', 'what was decided on boats']],
  'interviews-that-mention': [
    ['Which talks mention the toll?', 'the toll', 'topic'],
    ['In which interviews does she mention Norway?', 'Norway', 'topic'],
  ],
  'search-for': [['search for captains', 'captains', 'topic']],
};

test('every frame has a question, and a name of its own', () => {
  expect(Object.keys(FRAMED).sort()).toEqual(FRAMES.map(({ name }) => name).sort());
});

describe.each(Object.entries(FRAMED))('%s', (name, examples) => {
  test.each(examples)('%s', (question, body, topic) => {
    const unframed = unframe(question, compile);
    expect(unframed).toMatchObject({ body, topic: topic === 'topic' });
    expect(unframed.frames).toContain(name);
  });
});

describe('nothing is taken off', () => {
  test.each([
    'What is the line of sight from the pier?',
    'What is the position of Norway?',
    'why did she look for captains?',
    'Who wants the bridge?',
    'Is there a lighthouse?',
    'boats',
    'please',
  ])('%s', (question) => expect(unframe(question, compile).body).toBe(question));
});

test('a topic with a clause in it stays as it stands', () =>
  expect(unframe('list all the reasons she gives for the fee', compile)).toMatchObject({ topic: false }));
