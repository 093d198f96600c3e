import { A, absAt, asItem, auc, B, C, fit, fitRanker, linear, rankMetrics, score, usable } from './exp.tmp.mts';

const dev = (r: any) => r.split === 'dev';
const test = (r: any) => r.split === 'test';
const rank = fitRanker([
  ...A.filter(dev).map((r: any) => asItem(r, true)),
  ...B.filter(dev).map((r: any) => asItem(r, false)),
]).plain;
const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / Math.max(1, v.length);
const extra = (r: any) => {
  const l = r.list.map((x: any) => ({ ...x, s: linear(rank, x.f) })).sort((a: any, b: any) => b.s - a.s);
  if (!l.length) return;
  const t = (x: any) => (x.f.sentence + x.f.window + x.f.exchange) / 3;
  const mx = (x: any) => Math.max(x.f.sentence, x.f.window, x.f.exchange);
  const top5 = l.slice(0, 5);
  const f = r.ans;
  f.rscore = l[0].s;
  f.rgap1 = l[0].s - (l[1]?.s ?? l[0].s);
  f.rgap5 = l[0].s - (l[5]?.s ?? l.at(-1).s);
  f.rgap20 = l[0].s - (l[20]?.s ?? l.at(-1).s);
  f.tbest = Math.max(...top5.map(t));
  f.mbest = Math.max(...top5.map(mx));
  f.tfirst = t(l[0]);
  f.mfirst = mx(l[0]);
  f.tabove = f.tbest - mean(l.slice(10).map(t));
  f.mabove = f.mbest - mean(l.slice(10).map(mx));
  f.tlow = Math.max(0, 0.42 - f.tbest);
  f.mlow = Math.max(0, 0.5 - f.mbest);
  f.lex = Math.max(...top5.map((x: any) => x.f.lexicalText));
  f.sbest = Math.max(...top5.map((x: any) => x.f.sentence));
  f.wbest = Math.max(...top5.map((x: any) => x.f.window));
  f.ebest = Math.max(...top5.map((x: any) => x.f.exchange));
  f.nwords = Math.log(1 + r.q.split(/\s+/).length);
};
for (const r of [...A, ...B, ...C]) if (r.ans) extra(r);
const base = ['coverage', 'unknown', 'unknownNames', 'theme', 'loaded', 'coverageLow'];
const sets: Record<string, string[]> = {
  base,
  tbest: [...base, 'tbest'],
  mbest: [...base, 'mbest'],
  sb: [...base, 'sbest', 'wbest', 'ebest'],
  above: [...base, 'tabove', 'mabove'],
  gaps: [...base, 'rscore', 'rgap1', 'rgap5', 'rgap20'],
  all: [
    ...base,
    'rscore',
    'rgap1',
    'rgap5',
    'rgap20',
    'tbest',
    'mbest',
    'tabove',
    'mabove',
    'tlow',
    'mlow',
    'lex',
    'sbest',
    'wbest',
    'ebest',
  ],
  alln: [...base, 'rscore', 'rgap5', 'rgap20', 'tbest', 'mbest', 'tabove', 'tlow', 'mlow', 'lex', 'nwords'],
};
for (const [n, names] of Object.entries(sets)) {
  const w = fit(usable(B.filter(dev)), names, 10);
  const sd = score(w, usable(B.filter(dev))),
    sb = score(w, usable(B.filter(test))),
    sc = score(w, usable(C));
  console.log(
    n.padEnd(6),
    `AUC dev ${auc(sd).toFixed(3)} test ${auc(sb).toFixed(3)} C ${auc(sc).toFixed(3)} abst test@4% ${absAt(sb, 0.04)[0].toFixed(2)} C@5% ${absAt(sc, 0.05)[0].toFixed(2)}`,
  );
}
for (const n of ['tbest', 'mbest', 'tabove', 'coverage', 'rscore', 'rgap20', 'lex'])
  console.log(
    n,
    'alone: B',
    auc(usable(B).map((r: any) => ({ y: r.answerable ? 1 : 0, s: r.ans[n] }))).toFixed(3),
    'C',
    auc(usable(C).map((r: any) => ({ y: r.answerable ? 1 : 0, s: r.ans[n] }))).toFixed(3),
  );
const by: any = {};
for (const r of B.filter((r: any) => !r.answerable)) {
  by[r.type] ??= [0, 0, 0];
  by[r.type][0]++;
  if (r.kind !== 'question' || r.oos) by[r.type][1]++;
}
console.log(
  by,
  'C unusable',
  C.filter((r: any) => r.kind !== 'question' || r.oos).map((r: any) => [r.id, r.kind, r.oos, r.q]),
);
