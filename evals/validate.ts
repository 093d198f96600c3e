/** `npm run eval:validate`: does every row fit the schema, is every quote in the source, every key fact in a graded line? */
import { type Dataset, readDataset, readTwice, splitOf } from './dataset.ts';
import { cohenKappa } from './metrics/statistics.ts';
import { readSource } from './source.ts';
import { problemsIn, unheldFacts } from './validation.ts';

try {
  const data = await readDataset();
  const source = await readSource();
  const problems = [...problemsIn(data, source), ...unheldFacts(data, source)];
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0
      ? `${counted(data)}\n${agreement(await readTwice(data.judgments))}`
      : `${problems.length} problems.`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function agreement(pairs: [number, number][]): string {
  const agreed = pairs.filter(([first, second]) => first === second).length;
  return `judged twice: ${pairs.length}, ${agreed} alike, Cohen’s kappa ${cohenKappa(pairs)?.toFixed(2) ?? '-'}`;
}

function counted({ questions, attribution, unanswerable, dialogs, judgments }: Dataset): string {
  const rows = Object.entries({ questions, attribution, unanswerable, dialogs }).map(([name, items]) => {
    const count = (keep: (item: (typeof items)[number]) => boolean) => items.filter(keep).length;
    const dev = count(({ id }) => splitOf(id) === 'dev');
    const seed = count(({ origin }) => origin === 'seed');
    return `${name}: ${items.length} (dev ${dev}, test ${items.length - dev}; seed ${seed}, own ${items.length - seed})`;
  });
  return [
    ...rows,
    `judgments: ${judgments.length}`,
    'Every quote is in the source, every key fact in a graded line.',
  ].join('\n');
}
