import { describe, expect, test } from 'vitest';
import { gradesOf, readDataset, select, splitOf } from '../../evals/dataset.ts';
import { FollowUp, QuestionType, UnanswerableType } from '../../evals/schema.ts';
import { linesTouched, readSource, sourceFrom } from '../../evals/source.ts';
import { problemsIn, unheldFacts } from '../../evals/validation.ts';
import { Shape } from '../../server/contract/blocks.ts';
import { fakeSource } from './fake-app.ts';
import { fakeData } from './fake-data.ts';

describe('the data sets', () => {
  test('fit their schema, and every quote is in the source', async () => {
    const [data, source] = [await readDataset(), await readSource()];
    expect(problemsIn(data, source)).toEqual([]);
    expect(unheldFacts(data, source)).toEqual([]);
  });

  test('are as large as the suite promises', async () => {
    const { questions, attribution, unanswerable, dialogs } = await readDataset();
    const own = (items: { origin: string }[]) => items.filter(({ origin }) => origin === 'own').length;
    expect(own(questions)).toBeGreaterThanOrEqual(200);
    expect(own(unanswerable)).toBeGreaterThanOrEqual(60);
    expect(own(dialogs)).toBeGreaterThanOrEqual(15);
    expect(own(attribution)).toBeGreaterThanOrEqual(20);
    expect(new Set(unanswerable.map(({ type }) => type))).toEqual(new Set(UnanswerableType.options));
    expect(new Set(questions.map(({ type }) => type))).toEqual(new Set(QuestionType.options));
    for (const shape of Shape.options)
      expect(own(questions.filter((q) => q.shape === shape))).toBeGreaterThanOrEqual(15);
    const kinds = dialogs.map(({ turns }) => new Set(turns.map(({ followUp }) => followUp)));
    for (const kind of FollowUp.options)
      expect(kinds.filter((inDialog) => inDialog.has(kind)).length).toBeGreaterThan(1);
  });

  test('fall into two halves that do not depend on anything but the id', async () => {
    const data = await readDataset();
    const half = (split: 'dev' | 'test') => select(data, { split, origin: 'all' }).questions.map(({ id }) => id);
    const [dev, kept] = [half('dev'), half('test')];
    expect(dev.length + kept.length).toBe(data.questions.length);
    expect(dev.filter((id) => kept.includes(id))).toEqual([]);
    expect(splitOf('s2-001')).toBe(splitOf('s2-001'));
    expect(dev.length / data.questions.length).toBeCloseTo(0.5, 0);
  });
});

describe('the validator', () => {
  const problems = (change: Partial<typeof fakeData>) => problemsIn({ ...fakeData, ...change }, fakeSource).join('\n');
  const [first] = fakeData.questions;

  test('is content with sound data', () => {
    expect(problems({})).toBe('');
  });

  test('finds a quote that is not in its line', () => {
    const evidence = [{ line: 7, quote: 'forty bridges', grade: 2 as const }];
    expect(problems({ questions: [{ ...first!, evidence }] })).toMatch('f-001: line 7 does not hold “forty bridges”');
  });

  test('finds ids and questions that stand twice', () => {
    expect(problems({ questions: [first!, first!] })).toMatch(/two items have this id[\s\S]*asked by two items/);
  });

  test('finds labels that contradict each other', () => {
    expect(problems({ questions: [{ ...first!, judgedIrrelevant: [5] }] })).toMatch(
      'line 5 is evidence and judged irrelevant',
    );
    const judgment = { question: 'f-001', line: 5, grade: 0 as const, by: 'reader', why: 'no' };
    expect(problems({ judgments: [judgment] })).toMatch('its labels already grade it');
  });

  test('finds a count or a polarity where none is asked for', () => {
    expect(problems({ questions: [{ ...first!, polarity: 'no' }] })).toMatch('has a polarity, but its shape is fact');
  });

  test('finds a key fact that no graded line holds', () => {
    const unheld = { ...first!, keyFacts: ['forty bridges', 'six tunnels'] };
    expect(unheldFacts({ ...fakeData, questions: [unheld] }, fakeSource)).toEqual([
      'f-001: no graded line holds the key fact “six tunnels”.',
    ]);
  });

  test('finds a judgment of nothing', () => {
    const judgment = { question: 'f-999', line: 5, grade: 0 as const, by: 'reader', why: 'no' };
    expect(problems({ judgments: [judgment] })).toMatch('f-999: is judged, but no item');
    expect(problems({ judgments: [{ ...judgment, question: 'f-005.1', line: 6 }] })).toMatch('line 6 is empty');
  });
});

test('a judgment adds to the labels', () => {
  const judgment = { question: 'f-001', line: 9, grade: 1 as const, by: 'reader', why: 'names the valley' };
  expect([...gradesOf(fakeData.questions[0]!, [judgment])].sort()).toEqual([
    [5, 2],
    [9, 1],
  ]);
});

test('a span touches the non-empty lines that it shares a character with', () => {
  const source = sourceFrom('ab\n\ncd\nef');
  expect(linesTouched(source, { start: 0, end: 2 })).toEqual([1]);
  expect(linesTouched(source, { start: 1, end: 5 })).toEqual([1, 3]);
  expect(linesTouched(source, { start: 2, end: 4 })).toEqual([]);
  expect(linesTouched(source, { start: 5, end: 9 })).toEqual([3, 4]);
});
