/** `npm run eval:validate`: does every row fit the schema, and is every quote in the source? */
import { type Dataset, readDataset, splitOf } from './dataset.ts';
import { readSource } from './source.ts';
import { problemsIn } from './validation.ts';

try {
  const data = await readDataset();
  const problems = problemsIn(data, await readSource());
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? counted(data) : `${problems.length} problems.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function counted({ questions, attribution, unanswerable, dialogs, judgments }: Dataset): string {
  const rows = Object.entries({ questions, attribution, unanswerable, dialogs }).map(([name, items]) => {
    const count = (keep: (item: (typeof items)[number]) => boolean) => items.filter(keep).length;
    const dev = count(({ id }) => splitOf(id) === 'dev');
    const seed = count(({ origin }) => origin === 'seed');
    return `${name}: ${items.length} (dev ${dev}, test ${items.length - dev}; seed ${seed}, own ${items.length - seed})`;
  });
  return [...rows, `judgments: ${judgments.length}`, 'Every quote is in the source.'].join('\n');
}
