import { describe, expect, test } from 'vitest';
import type { PassageEntry } from '../../../../server/qa/library.ts';
import { toFeatures } from '../../../../server/qa/retrieve/features.ts';
import { byPassage, fuse, nth } from '../../../../server/qa/retrieve/fuse.ts';
import { rerankScore } from '../../../../server/qa/retrieve/rerank.ts';

const none = byPassage([]);

describe('hits by passage', () => {
  const hits = byPassage([
    { passage: 4, score: 0.9 },
    { passage: 2, score: 0.8 },
    { passage: 4, score: 0.5 },
  ]);
  test('keep every score of a passage, best first', () => expect(hits.scores.get(4)).toEqual([0.9, 0.5]));
  test('give what was not found the least that was', () => {
    expect([nth(hits, 4, 0), nth(hits, 4, 1), nth(hits, 4, 2), nth(hits, 7, 0)]).toEqual([0.9, 0.5, 0.5, 0.5]);
    expect(nth(none, 1, 0)).toBe(0);
  });
});

describe('fusing', () => {
  const weights = { dense: { a: 1, b: 3 }, lexical: { text: 0.1 }, plain: { slope: 1, shift: 0 } };
  const a = byPassage([
    { passage: 1, score: 0.8 },
    { passage: 2, score: 0.4 },
  ]);
  const b = byPassage([
    { passage: 2, score: 0.6 },
    { passage: 1, score: 0.2 },
  ]);
  const text = byPassage([{ passage: 3, score: 4, terms: ['x'] }]);

  test('is a weighted mean of cosines plus the root of the lexical score', () => {
    const fused = fuse({ a, b }, { text }, weights, () => true);
    expect(fused.map((f) => f.passage)).toEqual([2, 3, 1]);
    const score = new Map(fused.map((f) => [f.passage, f.score]));
    expect(score.get(2)).toBeCloseTo(0.25 * 0.4 + 0.75 * 0.6);
    expect(score.get(1)).toBeCloseTo(0.25 * 0.8 + 0.75 * 0.2);
    expect(score.get(3)).toBeCloseTo(0.25 * 0.4 + 0.75 * 0.2 + 0.1 * 2);
  });

  test('leaves out index questions where a passage has none: missing is not far', () => {
    const question = byPassage([{ passage: 1, score: 0.9 }]);
    const mixed = { dense: { a: 1, question: 3 }, lexical: {}, plain: { slope: 2, shift: 0.1 } };
    const score = new Map(fuse({ a, question }, {}, mixed, (p) => p === 1).map((f) => [f.passage, f.score]));
    expect(score.get(1)).toBeCloseTo((0.8 + 3 * 0.9) / 4);
    expect(score.get(2)).toBeCloseTo(2 * 0.4 + 0.1);
  });

  test('orders equals by their place in the collection', () => {
    const even = byPassage([
      { passage: 9, score: 0.5 },
      { passage: 3, score: 0.5 },
    ]);
    expect(fuse({ a: even, b: even }, { text: none }, weights, () => true).map((f) => f.passage)).toEqual([3, 9]);
  });
});

describe('features', () => {
  const entry = (index: number, role: string, interview: object) =>
    ({ index, text: 'x'.repeat(100), turn: { role }, interview }) as unknown as PassageEntry;
  const [one, other] = [{}, {}];
  const passages = [entry(0, 'interviewer', one), entry(1, 'interviewee', one), entry(2, 'interviewee', other)];
  const question = byPassage([
    { passage: 0, score: 0.9 },
    { passage: 0, score: 0.6 },
    { passage: 1, score: 0.3 },
  ]);
  const fused = [
    { passage: 0, score: 0.7 },
    { passage: 1, score: 0.4 },
    { passage: 2, score: 0.1 },
  ];
  const dense = { sentence: none, window: none, exchange: none, question };
  const lexical = {
    text: byPassage([{ passage: 1, score: 9, terms: ['rare', 'usual'] }]),
    questions: byPassage([{ passage: 2, score: 4, terms: ['other'] }]),
  };
  const shares = new Map([
    ['rare', 0.5],
    ['usual', 0.2],
    ['other', 0.3],
  ]);
  const INTENT = { who: false, number: false, theme: false, loaded: false, phrases: [] };
  const of = (intent: object) =>
    toFeatures(fused, { dense, lexical, fused, shares }, passages, { ...INTENT, ...intent });

  test('say what share of the terms a passage holds, and it with those near it in its interview', () => {
    const [first, second, third] = of({});
    expect([first, second, third].map((f) => f!.coverage)).toEqual([0, 0.7, 0.3]);
    expect([first, second, third].map((f) => f!.coverageAround)).toEqual([0.7, 0.7, 0.3]);
  });

  test('hold scores, neighbours within the interview, and length', () => {
    const [first, second, third] = of({});
    expect(first).toMatchObject({ question: 0.9, question2: 0.6, question3: (0.9 + 0.6 + 0.3) / 3, next: 0.4 });
    expect(second).toMatchObject({ lexicalText: 3, previous: 0.7, next: 0.1 });
    expect(third).toMatchObject({ previous: 0.1 });
    expect(first!.logLength).toBeCloseTo(Math.log(100));
  });

  test('tell a journalist’s words, except where they are asked for', () => {
    expect(of({})[0]).toMatchObject({ journalist: 1, journalistWho: 0, journalistNext: 0.4 });
    expect(of({ role: 'interviewer' })[0]).toMatchObject({ journalist: 0, journalistWho: 0 });
    expect(of({ who: true })[0]).toMatchObject({ journalist: 0, journalistWho: 1 });
    expect(of({})[1]).toMatchObject({ journalist: 0, journalistNext: 0 });
  });

  test('a nearer question makes a better passage', () => {
    const [row] = of({});
    const better = { ...row!, question: row!.question + 0.05 };
    expect(rerankScore('keyed', better)).toBeGreaterThan(rerankScore('keyed', row!));
    expect(rerankScore('plain', better)).toBe(rerankScore('plain', row!));
  });
});
