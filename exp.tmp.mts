import { readFileSync } from 'node:fs';

const W = process.env.WT!;
const { fitLogistic, scaleOf, standardised, toWeights } = await import(`${W}/evals/train/logistic.ts`);
const { linear, sigmoid } = await import(`${W}/server/qa/linear-model.ts`);
const { fitRanker } = await import(`${W}/evals/train/fit.ts`);
const load = (n: string) =>
  readFileSync(`/tmp/rank/${n}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l));
export const A = load('a'),
  B = load('b'),
  C = load('c');
const asItem = (r: any, keyed: boolean) => ({
  answerable: r.answerable,
  grades: r.list.map((x: any) => x.g),
  retrieval: { ranked: r.list.map((x: any) => ({ entry: { passage: { keyed } }, features: x.f, score: x.s })) },
});
export const rankMetrics = (rows: any[], w: any) => {
  let h1 = 0,
    h5 = 0,
    nd = 0,
    n = 0;
  for (const r of rows) {
    if (!r.answerable) continue;
    n++;
    const o = r.list.map((x: any) => ({ g: x.g, s: linear(w, x.f) })).sort((a: any, b: any) => b.s - a.s);
    const top = Math.max(...r.list.map((x: any) => x.g), ...(r.rel ?? []));
    const need = (r.rel ?? r.list.map((x: any) => x.g)).some((g: number) => g === 2) ? 2 : 1;
    if (o[0].g >= need) h1++;
    if (o.slice(0, 5).some((x: any) => x.g >= need)) h5++;
    const dcg = (l: number[]) => l.slice(0, 10).reduce((s, g, i) => s + (2 ** g - 1) / Math.log2(i + 2), 0);
    const ideal = dcg((r.rel ?? r.list.map((x: any) => x.g)).slice().sort((a: number, b: number) => b - a));
    nd += ideal ? dcg(o.map((x: any) => x.g)) / ideal : 0;
  }
  return `hit1 ${(h1 / n).toFixed(3)} hit5 ${(h5 / n).toFixed(3)} nDCG ${(nd / n).toFixed(3)} n ${n}`;
};
export const auc = (rows: { y: number; s: number }[]) => {
  const p = rows.filter((r) => r.y),
    q = rows.filter((r) => !r.y);
  let c = 0;
  for (const a of p) for (const b of q) c += a.s > b.s ? 1 : a.s === b.s ? 0.5 : 0;
  return c / p.length / q.length;
};
export const absAt = (rows: { y: number; s: number }[], refused: number) => {
  const p = rows
    .filter((r) => r.y)
    .map((r) => r.s)
    .sort((a, b) => a - b);
  const t = p[Math.floor(p.length * refused)]!;
  const q = rows.filter((r) => !r.y);
  return [q.filter((r) => r.s < t).length / q.length, t] as const;
};
export const usable = (rows: any[]) => rows.filter((r) => r.kind === 'question' && !r.oos && r.ans);
export const fit = (rows: any[], names: string[], l2: number, weightOf = (_: any) => 1) => {
  const scale = scaleOf(
    rows.map((r) => r.ans),
    names,
  );
  const { weights, bias } = fitLogistic(
    rows.map((r) => ({ x: standardised(r.ans, scale), y: r.answerable ? 1 : 0, weight: weightOf(r) })),
    { l2, bias: true },
  );
  return toWeights(scale, weights, bias);
};
export const score = (w: any, rows: any[]) =>
  rows.map((r) => ({ y: r.answerable ? 1 : 0, s: sigmoid(linear(w, r.ans)), type: r.type }));
export { asItem, fitRanker, linear };
