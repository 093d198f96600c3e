/** `npm start`. SIGTERM, SIGINT and SIGHUP (its terminal was closed) end it well, as does the end of npm; SIGUSR2 looks for a new index. */
import { explain } from '../ingest/explain.ts';
import { readConfig } from './config.ts';
import { ingestProcess } from './operation/ingest-process.ts';
import { watchParent } from './operation/parent.ts';
import { serve } from './serve.ts';

// Whoever reads what it says may go ("npm start | head"): a server goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

async function main(): Promise<void> {
  const config = readConfig();
  const starting = serve(config, console.log, ingestProcess);
  const end = async () => {
    await (await starting).stop();
    process.exit(0);
  };
  // Again and again, since npm and tsx may both pass on what a terminal or a supervisor sends to all of them.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  watchParent(end);
  process.on('SIGUSR2', async () => void (await starting).reload());
  await (await starting).ready;
}

main().catch((error: unknown) => {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  console.error(
    code === 'EADDRINUSE' ? `Port ${port} is in use. Stop what uses it, or choose another with PORT.` : explain(error),
  );
  process.exit(1);
});
