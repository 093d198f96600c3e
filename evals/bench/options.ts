/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const USAGE = `npm run bench -- [options]
  --only A,B         of start, load, ask, memory, growth, whole, peers, ingest (default: all but whole and ingest)
  --beside DIR       start and load of this checkout against another one's, which has been started once; by itself without --only
  --seconds N        how long each load runs (default 8)
  --soak N           requests of the memory measurement (default 4000; the issue asks for 20000)
  --passages N       largest number of passages in growth and whole (default 30000; growth goes up to 1000000, about an hour,
                     and whole to 50000)
  --out FILE         the results as JSON; parts that it holds and this run leaves out stay (default evals/reports/bench.json)
  --docs             also write the table into docs/performance.md
  --help             this text`;

export const PARTS = ['start', 'load', 'ask', 'memory', 'growth', 'whole', 'peers', 'ingest'] as const;
export type Part = (typeof PARTS)[number];

const Options = z.object({
  only: z
    .string()
    .default(PARTS.filter((part) => part !== 'ingest' && part !== 'whole').join(','))
    .transform((names) => names.split(','))
    .pipe(z.array(z.enum(PARTS)).min(1)),
  seconds: z.coerce.number().positive().max(600).default(8),
  soak: z.coerce.number().int().min(2000).max(1_000_000).default(4000),
  passages: z.coerce.number().int().min(1000).max(1_000_000).default(30_000),
  out: z.string().default('evals/reports/bench.json'),
  docs: z.boolean().default(false),
  beside: z.string().optional(),
  help: z.boolean().default(false),
});
export type Options = z.infer<typeof Options>;

/** @throws Error that names the option and what it takes */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' as const };
  const flag = { type: 'boolean' as const };
  const options = {
    only: text,
    seconds: text,
    soak: text,
    passages: text,
    out: text,
    docs: flag,
    help: flag,
    beside: text,
  };
  const parsed = Options.safeParse(parseArgs({ args, options }).values);
  if (parsed.success)
    return parsed.data.beside && !args.includes('--only') ? { ...parsed.data, only: [] } : parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`--${issue!.path[0]?.toString()}: ${issue!.message}\n${USAGE}`);
}
