/** `npm start`. */
import { serve } from '@hono/node-server';
import { explain } from '../ingest/explain.ts';
import { runIngest } from '../ingest/run.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { indexNeeded, startEngine } from './start.ts';

async function main(): Promise<void> {
  const config = readConfig();
  const needed = await indexNeeded(config);
  if (needed) {
    console.log(`The index is ${needed}; building it first. This takes a few minutes once.`);
    await runIngest(config);
  }
  const { engine } = await startEngine(config);
  const app = createApp({
    engine: () => engine,
    maxBodyBytes: config.MAX_BODY_BYTES,
    publicUrl: config.PUBLIC_URL,
    allowedOrigins: config.ALLOWED_ORIGINS,
    onFault: console.error,
  });
  const server = serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST }, ({ port }) => {
    console.log(`On the Record answers on http://${config.HOST}:${port}`);
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${config.PORT} is in use. Stop what uses it, or choose another with PORT.`
        : explain(error),
    );
    process.exit(1);
  });
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
