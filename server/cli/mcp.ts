/** `npm run mcp`: the Model Context Protocol over standard input and output, for clients that start a server themselves. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { explain } from '../../ingest/explain.ts';
import { runIngest } from '../../ingest/run.ts';
import { readConfig } from '../config.ts';
import { makeMcpServer } from '../http/mcp/server.ts';
import { indexNeeded, startEngine } from '../start.ts';

// Standard output is the protocol's: whatever else is said goes to standard error.
console.log = console.error;

async function main(): Promise<void> {
  const config = readConfig();
  if (await indexNeeded(config)) await runIngest(config, { say: console.error });
  const { engine, close } = await startEngine(config);
  const gone = new AbortController();
  const server = makeMcpServer({
    engine,
    publicUrl: config.PUBLIC_URL,
    signal: gone.signal,
    onFault: (error) => console.error(explain(error)),
  });
  const end = async () => {
    gone.abort();
    await server.close();
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  process.stdin.on('end', end);
  await server.connect(new StdioServerTransport());
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
