/** The Hono app: middleware, routes, errors. No port, no files: those come in as arguments. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { Engine } from './engine.ts';
import { mcpRoutes } from './mcp/routes.ts';
import { describeOpenAi, openAiRoutes } from './openai/routes.ts';
import { describeIssues, problem, statusOf } from './problem.ts';
import { askRoutes } from './routes/ask.ts';
import { interviewRoutes } from './routes/interviews.ts';
import { searchRoutes } from './routes/search.ts';

export type AppOptions = {
  /** The engine in use; undefined until an index and a model are loaded. */
  engine: () => Engine | undefined;
  maxBodyBytes: number;
  /** Base of the links in answers for other programs. */
  publicUrl?: string;
  /** Origins of sites whose scripts may use /mcp, beside the public URL's; "*" for any. */
  allowedOrigins?: readonly string[];
  /** The page, where it has been built. */
  page?: Hono;
  /** Called with what went wrong inside; the caller sees only the status. */
  onFault?: (error: unknown) => void;
};

export function createApp({
  engine,
  maxBodyBytes,
  publicUrl = '',
  allowedOrigins = [],
  page,
  onFault = () => {},
}: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : problem(c, 400, describeIssues(result.error))),
  });
  const ready = (): Engine => {
    const current = engine();
    if (!current) throw new NotReadyError();
    return current;
  };

  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        problem(c, 405, `Use ${methods.join(' or ')}.`, { allow: methods.join(', ') }),
    }),
  );
  app.use(
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (c) => problem(c, 413, `A request has at most ${maxBodyBytes} bytes.`),
    }),
  );
  app.use(async (c, next) => {
    await next();
    c.res.headers.set('x-content-type-options', 'nosniff');
  });

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => {
    const current = engine();
    return current ? c.json({ status: 'ready', index: current.version }) : c.json({ status: 'loading' }, 503);
  });
  interviewRoutes(app, ready);
  searchRoutes(app, ready);
  askRoutes(app, ready, onFault);
  app.route('/v1', openAiRoutes({ engine: ready, publicUrl, onFault }));
  describeOpenAi(app);
  app.route('/', mcpRoutes({ engine: ready, publicUrl, allowedOrigins, onFault }));
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'On the Record', version: '1', description: 'Exact, attributed passages of interview transcripts.' },
  });
  if (page) app.route('/', page);

  app.notFound((c) => problem(c, 404, `There is nothing at ${c.req.path}.`));
  app.onError((error, c) => {
    if (error instanceof NotReadyError)
      return problem(c, 503, 'The index is still being loaded.', { 'retry-after': '2' });
    const { status, detail, headers } = statusOf(error);
    if (status >= 500) onFault(error);
    return problem(c, status, detail, headers);
  });
  return app;
}

class NotReadyError extends Error {}
