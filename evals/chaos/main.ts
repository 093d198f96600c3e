/** `npm run chaos`: faults and attacks on servers that it starts itself. Only the loopback interface is talked to. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { chatServer } from './chat.ts';
import { flood, slowClients } from './clients.ts';
import { damagedAtStart, damagedWhileServing } from './damage.ts';
import { soak } from './soak.ts';
import { type Trial, trialsMarkdown, trialsTable } from './trial.ts';
import { disturbedWorkers } from './workers.ts';

const PARTS: Record<string, (requests: number) => Promise<Trial>> = {
  kills: () => disturbedWorkers('SIGKILL', 10),
  hangs: () => disturbedWorkers('SIGSTOP', 3),
  flood: () => flood(500),
  slow: () => slowClients(400),
  damage: damagedWhileServing,
  start: damagedAtStart,
  lies: () => chatServer('lying', 80),
  drips: () => chatServer('failing', 20),
  soak,
};

const USAGE = `npm run chaos -- [options]
  --only A,B     of ${Object.keys(PARTS).join(', ')} (default: all)
  --requests N   of the soak (default 20000)
  --docs         also write the table into docs/operation.md
  --help         this text`;

const Options = z.object({
  only: z
    .string()
    .default(Object.keys(PARTS).join(','))
    .transform((names) => names.split(','))
    .refine((names) => names.every((name) => name in PARTS), { error: `of ${Object.keys(PARTS).join(', ')}` }),
  requests: z.coerce.number().int().min(20).max(10_000_000).default(20_000),
  docs: z.boolean().default(false),
  help: z.boolean().default(false),
});

const DOCS = 'docs/operation.md';
const [FROM, TO] = ['<!-- trials of `npm run chaos -- --docs` -->', '<!-- end of trials -->'] as const;

async function intoDocs(trials: readonly Trial[]): Promise<void> {
  const docs = await readFile(DOCS, 'utf8');
  const [before, rest = ''] = docs.split(FROM);
  const [earlier = '', after = ''] = rest.split(TO);
  await writeFile(DOCS, `${before}${FROM}\n\n${trialsMarkdown(trials, earlier)}\n\n${TO}${after}`);
}

async function main({ only, requests, docs }: z.infer<typeof Options>): Promise<boolean> {
  const trials: Trial[] = [];
  for (const name of only) {
    const started = performance.now();
    process.stderr.write(`${name} …`);
    const trial = await PARTS[name]!(requests);
    trials.push(trial);
    process.stderr.write(` ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
    for (const fault of trial.faults.slice(0, 10)) process.stderr.write(`  ${fault}\n`);
  }
  console.log(trialsTable(trials));
  if (docs) await intoDocs(trials);
  return trials.every(({ faults }) => faults.length === 0);
}

try {
  const text = { type: 'string' as const };
  const flag = { type: 'boolean' as const };
  const { values } = parseArgs({ options: { only: text, requests: text, docs: flag, help: flag } });
  const options = Options.safeParse(values);
  if (!options.success) {
    const [issue] = options.error.issues;
    throw new Error(`--${issue!.path[0]?.toString()}: ${issue!.message}\n${USAGE}`);
  }
  if (options.data.help) console.log(USAGE);
  else if (!(await main(options.data))) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
