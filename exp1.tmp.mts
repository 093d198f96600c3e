import { A, absAt, asItem, auc, B, C, fit, fitRanker, rankMetrics, score, usable } from './exp.tmp.mts';

const W = process.env.WT!;
const { answerabilityFeaturesOf } = await import(`${W}/server/qa/answer/answerability.ts`);
const dev = (r: any) => r.split === 'dev';
const test = (r: any) => r.split === 'test';
const m1 = fitRanker([
  ...A.filter(dev).map((r: any) => asItem(r, true)),
  ...B.filter(dev).map((r: any) => asItem(r, false)),
]);
console.log(
  'ranker on dev: A test',
  rankMetrics(A.filter(test), m1.keyed),
  '| B test',
  rankMetrics(B.filter(test), m1.plain),
  '| C',
  rankMetrics(C, m1.plain),
);
// two-fold over C
for (const k of [0, 1]) {
  const half = (r: any, i: number) => i % 2 === k;
  const m = fitRanker([
    ...A.filter(dev).map((r: any) => asItem(r, true)),
    ...B.filter(dev).map((r: any) => asItem(r, false)),
    ...C.filter((r: any, i: number) => !half(r, i)).map((r: any) => asItem(r, false)),
  ]);
  console.log(
    'with other half of C: B test',
    rankMetrics(B.filter(test), m.plain),
    '| C half',
    rankMetrics(C.filter(half), m.plain),
    ' (without:',
    rankMetrics(C.filter(half), m1.plain),
    ')',
  );
}
const names = answerabilityFeaturesOf('plain');
for (const l2 of [3, 10, 30]) {
  const w = fit(usable(B.filter(dev)), names, l2);
  const sb = score(w, usable(B.filter(test))),
    sc = score(w, usable(C)),
    sd = score(w, usable(B.filter(dev)));
  console.log(
    `l2 ${l2} plain fitted on B dev: AUC Bdev ${auc(sd).toFixed(3)} Btest ${auc(sb).toFixed(3)} C ${auc(sc).toFixed(3)}; abst@4% Btest ${absAt(sb, 0.04)[0].toFixed(2)} C@5% ${absAt(sc, 0.05).map((x) => x.toFixed(2))}; thr Bdev@3% ${absAt(sd, 0.03)[1].toFixed(2)}`,
  );
  // cross-fitted with C
  const folds = [0, 1, 2, 3];
  const out: any[] = [];
  const uc = usable(C);
  for (const f of folds) {
    const w2 = fit([...usable(B.filter(dev)), ...uc.filter((_: any, i: number) => i % 4 !== f)], names, l2, (r) =>
      r.split === 'c' ? 2 : 1,
    );
    out.push(
      ...score(
        w2,
        uc.filter((_: any, i: number) => i % 4 === f),
      ),
    );
  }
  const w3 = fit([...usable(B.filter(dev)), ...uc], names, l2, (r) => (r.split === 'c' ? 2 : 1));
  const sb3 = score(w3, usable(B.filter(test)));
  console.log(
    `   with C: AUC C ${auc(out).toFixed(3)} abst C@5% ${absAt(out, 0.05).map((x) => x.toFixed(2))} Btest AUC ${auc(sb3).toFixed(3)} abst@4% ${absAt(sb3, 0.04).map((x) => x.toFixed(2))}`,
  );
}
const wa = fit(usable(A.filter(dev)), answerabilityFeaturesOf('keyed'), 10);
const sa = score(wa, usable(A.filter(test))),
  sad = score(wa, usable(A.filter(dev)));
console.log(
  `keyed: AUC dev ${auc(sad).toFixed(3)} test ${auc(sa).toFixed(3)} abst@4% test ${absAt(sa, 0.04).map((x) => x.toFixed(2))}; dev ${absAt(sad, 0.03).map((x) => x.toFixed(2))}`,
);
