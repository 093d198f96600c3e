import { describe, expect, test } from 'vitest';
import { accuses, countRight, polarityRight, shapeRight } from '../../evals/metrics/head-lines.ts';
import type { HeadBlock } from '../../server/contract/blocks.ts';
import type { AskResponse } from '../../server/contract/contract.ts';
import { RefusalCode } from '../../server/contract/refusals.ts';
import { wordingOf } from '../../server/qa/answer/refusals.ts';

const response = (change: Partial<AskResponse>): AskResponse => ({
  question: 'How many bridges are there?',
  standaloneQuestion: 'How many bridges are there?',
  status: 'answered',
  answer: '',
  citations: [],
  filters: { given: {}, inferred: {} },
  answeredBy: 'extractive',
  timings: { understand: 0, retrieve: 0, answer: 0, verify: 0, total: 0 },
  ...change,
});

const head = (code: HeadBlock['code'], params: HeadBlock['params'], text = ''): HeadBlock => ({
  kind: 'head',
  code,
  params,
  text,
  marks: [],
});

test('a shape is right, wrong, or not told', () => {
  expect(shapeRight(response({ shape: 'wide' }), 'wide')).toBe(1);
  expect(shapeRight(response({ shape: 'fact' }), 'wide')).toBe(0);
  expect(shapeRight(response({}), 'wide')).toBeNull();
});

test('yes or no is judged where the head line says either', () => {
  const no = response({ blocks: [head('answers_no', { interviews: 4 })] });
  expect(polarityRight(no, 'no')).toBe(1);
  expect(polarityRight(no, 'yes')).toBe(0);
  expect(polarityRight(response({ blocks: [head('quoted_from', {})] }), 'yes')).toBeNull();
});

test('a count is exact in all its numbers or wrong', () => {
  const numbers = { interviews: 4, times: 5, interviewerInterviews: 0, interviewerTimes: 0 };
  const counted = response({ blocks: [head('phrase_count', { ...numbers, phrase: 'bridge', of: 26 })] });
  expect(countRight(counted, { phrase: 'bridge', ...numbers })).toBe(1);
  expect(countRight(counted, { phrase: 'bridge', ...numbers, times: 6 })).toBe(0);
  expect(countRight(response({}), { phrase: 'bridge', ...numbers })).toBe(0);
});

describe('accusing', () => {
  test('is a line of the product’s own that says that whoever asks is wrong', () => {
    const reason = 'The question takes something for granted that the transcripts do not bear out.';
    expect(accuses(response({ status: 'no_answer', reason }))).toBe(true);
    expect(accuses(response({ blocks: [head('detail_not_said', {}, 'That is not true.')] }))).toBe(true);
  });

  test('is not what the question itself says', () => {
    const subject = 'the false alarm';
    const line = head('detail_not_said', { subject }, `What is asked is not said. On ${subject}:`);
    expect(accuses(response({ blocks: [line] }))).toBe(false);
  });

  test.each(RefusalCode.options)('%s does not', (code) => {
    const refusal = { code, params: { wants: 'number', name: 'Zed', outlet: 'North', asked: '1999', elsewhere: [] } };
    expect(accuses(response({ status: 'no_answer', refusal, reason: wordingOf(refusal) }))).toBe(false);
  });
});
