import { describe, expect, it } from 'vitest';
import { hitAt, ndcgAt, type Ranking, reciprocalRankAt } from '../../evals/metrics/retrieval.ts';
import type { RecordOfItem, SystemRun } from '../../evals/record.ts';
import { qrels, trecRun } from '../../evals/report/trec.ts';

const items = [
  {
    id: 'q1',
    grades: new Map([
      [10, 2],
      [11, 1],
      [40, 2],
      [7, 0],
    ] as [number, 0 | 1 | 2][]),
  },
  { id: 'q2', grades: new Map([[5, 1]] as [number, 1][]) },
];
const RANKINGS: Record<string, Ranking> = {
  // A window over two graded lines, the same again, a judged one, one that nobody judged, the rest.
  q1: [[9, 10, 11], [11], [7], [88], [39, 40], []],
  q2: [[1], [5, 6]],
};
const run = {
  system: 'product',
  records: Object.entries(RANKINGS).map(
    ([id, ranking]) => ({ id, results: ranking.map((lines) => ({ lines })) }) as RecordOfItem,
  ),
  faults: [],
} as SystemRun;

/** As trec_eval reads: by falling score, whatever the rank says. */
function read(text: string): Map<string, string[]> {
  const found = new Map<string, { name: string; score: number }[]>();
  for (const row of text.trim().split('\n')) {
    const [id, , name, , score] = row.split(' ');
    found.set(id!, [...(found.get(id!) ?? []), { name: name!, score: Number(score) }]);
  }
  return new Map([...found].map(([id, rows]) => [id, rows.sort((a, b) => b.score - a.score).map(({ name }) => name)]));
}

describe('a run as TREC has it', () => {
  const ranked = read(trecRun(run, items));

  it('names each result by its best fresh paragraph, and none twice', () => {
    expect(ranked.get('q1')).toEqual(['10', 'seen-2', '7', '88', '40', 'seen-6']);
    for (const names of ranked.values()) expect(new Set(names).size).toBe(names.length);
  });

  it('has no two scores alike', () => {
    const scores = trecRun(run, items)
      .trim()
      .split('\n')
      .map((row) => row.split(' '))
      .map(([id, , , , score]) => `${id} ${score}`);
    expect(new Set(scores).size).toBe(scores.length);
  });

  it.each(items)('gives by the textbook what we measure: $id', ({ id, grades }) => {
    const gains = ranked.get(id)!.map((name) => 2 ** (grades.get(Number(name)) ?? 0) - 1);
    const ideal = [...grades.values()].sort((a, b) => b - a).map((grade) => 2 ** grade - 1);
    const sum = (values: number[]) => values.slice(0, 10).reduce((all, gain, i) => all + gain / Math.log2(i + 2), 0);
    expect(ndcgAt(10, RANKINGS[id]!, grades)).toBeCloseTo(sum(gains) / sum(ideal), 12);
    const best = id === 'q1' ? ['10', '40'] : ['5'];
    const first = ranked.get(id)!.findIndex((name) => best.includes(name));
    expect(reciprocalRankAt(10, RANKINGS[id]!, grades)).toBe(1 / (first + 1));
    expect(hitAt(5, RANKINGS[id]!, grades)).toBe(1);
  });
});

it('judgments keep their grades, those of 0 too', () => {
  expect(qrels(items, ({ grades }) => grades)).toBe('q1 0 10 2\nq1 0 11 1\nq1 0 40 2\nq1 0 7 0\nq2 0 5 1\n');
});
