/** The command line of `npm run eval`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

const Options = z.object({
  url: z.url().optional(),
  collection: z.string().optional(),
  systems: z
    .string()
    .default('product,bm25,dense,stock')
    .transform((names) => names.split(',').filter(Boolean))
    .pipe(z.array(z.enum(['product', 'without-questions', 'bm25', 'dense', 'stock'])).min(1)),
  split: z.enum(['dev', 'test', 'all']).default('all'),
  origin: z.enum(['seed', 'own', 'all']).default('all'),
  only: z.enum(['retrieval', 'ask', 'all']).default('all'),
  limit: z.coerce.number().int().positive().optional(),
  fast: z.boolean().default(false),
  gate: z.boolean().default(false),
  pool: z.boolean().default(false),
  trec: z.boolean().default(false),
  compare: z.string().optional(),
  'write-baseline': z.boolean().default(false),
  out: z.string().default('evals/reports'),
  help: z.boolean().default(false),
});
export type Options = z.infer<typeof Options>;

const CheckedOptions = Options.refine(({ gate, only }) => !gate || only === 'all', {
  path: ['gate'],
  message: 'looks at every metric, so it cannot go with --only',
}).refine((given) => !given.collection || (!given.gate && !given['write-baseline']), {
  path: ['collection'],
  message:
    'has no baseline, so it cannot go with --gate or --write-baseline; --compare FILE takes an older report.json',
});

export const USAGE = `npm run eval -- [options]
  --url URL             measure the server at URL instead of one in this process
  --collection DIR      measure on another collection, by the questions in DIR/evals
  --systems A,B         of product, bm25, dense, stock (default: all), and without-questions: the product on an index
                        without index questions, as a collection has it that nobody wrote any for
  --split dev|test|all  tune on dev, report test (default: all, reported by split)
  --origin seed|own|all items that came with the project, or its own (default: all)
  --only retrieval|ask  search alone, or answers alone
  --limit N             the first N items of each set
  --fast                about a quarter of the items, for CI
  --compare FILE        what got better and worse since an older report.json (default: evals/baseline.json)
  --gate                exit 1 also if a metric is below evals/baseline.json by more than its interval
                        (for fidelity below 100 % or an item without a reply, every run does)
  --write-baseline      make this run the committed baseline
  --pool                write what nobody has judged of the systems' first ten results to pool.jsonl in the output folder
  --trec                write runs and judgments as trec_eval reads them to trec/ in the output folder
  --out FOLDER          where report.json and report.html go (default: evals/reports)`;

const STRING = ['url', 'collection', 'systems', 'split', 'origin', 'only', 'limit', 'compare', 'out'] as const;
const FLAG = ['fast', 'gate', 'pool', 'trec', 'write-baseline', 'help'] as const;

/** @throws Error that names the option and what it takes */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      ...Object.fromEntries(STRING.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(FLAG.map((name) => [name, { type: 'boolean' as const }])),
    },
  });
  const parsed = CheckedOptions.safeParse(values);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`--${issue!.path[0]?.toString()}: ${issue!.message}\n${USAGE}`);
}
