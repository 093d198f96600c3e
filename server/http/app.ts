/** The Hono app: middleware, routes, errors. No port, no files: those come in as arguments. */

import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import type { IngestReport } from '../../ingest/run.ts';
import type { Engine } from '../engine.ts';
import { mcpRoutes } from './mcp/routes.ts';
import { type Middleware, useMiddleware } from './middleware.ts';
import { describeOpenAi, openAiRoutes } from './openai/routes.ts';
import { describeIssues, isFault, problem, statusOf } from './problem.ts';
import { askRoutes } from './routes/ask.ts';
import { interviewRoutes } from './routes/interviews.ts';
import { searchRoutes } from './routes/search.ts';

export type AppOptions = {
  /** The engine in use; undefined until an index and a model are loaded. */
  engine: () => Engine | undefined;
  maxBodyBytes: number;
  /** Base of the links in answers for other programs. */
  publicUrl?: string;
  /** Origins of sites whose scripts may call, beside the public URL's; "*" for any. */
  allowedOrigins?: readonly string[];
  /** The page, where it has been built. */
  page?: Hono;
  /** Called with what went wrong inside; the caller sees only the status. */
  onFault?: (error: unknown) => void;
  /** What the server is doing, for /readyz; by default that follows from whether there is an engine. */
  state?: () => ServerState;
  /** How far the index is that is being built, for /readyz. */
  building?: () => IngestReport | undefined;
  /** Limits, logs, metrics and caches; none by default. */
  middleware?: Partial<Middleware>;
};

export type ServerState = 'building' | 'loading' | 'ready' | 'recovering' | 'stopping';

export function createApp({
  engine,
  maxBodyBytes,
  publicUrl = '',
  allowedOrigins = [],
  page,
  onFault = () => {},
  state = () => (engine() ? 'ready' : 'loading'),
  building = () => undefined,
  middleware = {},
}: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : problem(c, 400, describeIssues(result.error))),
  });
  const ready = (): Engine => {
    const current = engine();
    if (!current) throw new NotReadyError();
    return current;
  };

  useMiddleware(app, { maxBodyBytes, publicUrl, allowedOrigins, ...middleware }, () => engine()?.version);

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => {
    const status = state();
    return c.json({ status, index: engine()?.version, progress: building() }, status === 'ready' ? 200 : 503);
  });
  const { metrics } = middleware;
  if (metrics) {
    app.get('/metrics', async (c) =>
      c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
    );
  }
  interviewRoutes(app, ready);
  searchRoutes(app, ready);
  askRoutes(app, ready, onFault);
  app.route('/v1', openAiRoutes({ engine: ready, publicUrl, onFault }));
  describeOpenAi(app);
  app.route('/', mcpRoutes({ engine: ready, publicUrl, allowedOrigins, onFault }));
  const openApi = once(() =>
    JSON.stringify(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'On the Record',
          version: '1',
          description: 'Exact, attributed passages of interview transcripts.',
        },
      }),
    ),
  );
  app.get('/openapi.json', (c) => c.body(openApi(), 200, { 'content-type': 'application/json' }));
  if (page) app.route('/', page);

  app.notFound((c) => problem(c, 404, `There is nothing at ${c.req.path}.`));
  app.onError((error, c) => {
    if (error instanceof NotReadyError)
      return problem(c, 503, 'The index is still being loaded.', { 'retry-after': '2' });
    // Nobody waits for an answer any more; what was stopped because of it is no fault.
    if (c.req.raw.signal.aborted) return problem(c, 408);
    const { status, detail, headers } = statusOf(error);
    if (isFault(error)) onFault(error);
    return problem(c, status, detail, headers);
  });
  return app;
}

/** Routes do not change, so what is written from them is written once. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

class NotReadyError extends Error {}
