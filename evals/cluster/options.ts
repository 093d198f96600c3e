/** The command line of the measurements against a Weaviate cluster. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const PARTS = ['publish', 'servers', 'suite', 'scale'] as const;
export type Part = (typeof PARTS)[number];

export const USAGE = `npx tsx evals/cluster/main.ts [options]
  --only A,B       of publish, servers, suite, scale (default: all); servers needs publish before it
  --passages N     vectors of the scale part (default 100000)
  --requests N     requests of each load (default 300)
  --out FILE       the results as JSON (default evals/reports/cluster.json)
  --help           this text

Starts Weaviate processes on the loopback interface: WEAVIATE_BINARY, or what
go install github.com/weaviate/weaviate/cmd/weaviate-server@v1.35.2 made.`;

const Options = z.object({
  only: z
    .string()
    .default(PARTS.join(','))
    .transform((names) => names.split(','))
    .pipe(z.array(z.enum(PARTS)).min(1)),
  passages: z.coerce.number().int().min(1_000).max(1_000_000).default(100_000),
  requests: z.coerce.number().int().min(50).max(10_000).default(300),
  out: z.string().default('evals/reports/cluster.json'),
  help: z.boolean().default(false),
});
export type Options = z.infer<typeof Options>;

/** @throws Error that names the option and what it takes */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' as const };
  const options = { only: text, passages: text, requests: text, out: text, help: { type: 'boolean' as const } };
  const parsed = Options.safeParse(parseArgs({ args, options }).values);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`--${issue!.path[0]?.toString()}: ${issue!.message}\n${USAGE}`);
}
