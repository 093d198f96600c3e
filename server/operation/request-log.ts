/** One line and one observation a request. Paths are logged as routes: a query string holds what somebody asked. */
import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

const REQUEST_ID = /^[\w.-]{1,64}$/;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);

export type RequestLogOptions = {
  logger?: Logger | undefined;
  metrics?: Metrics | undefined;
  /** Log what was asked. */
  questions?: boolean | undefined;
};

/** Gives every response an X-Request-Id: the request's own where it has a plain one. */
export function requestLog({ logger, metrics, questions }: RequestLogOptions): MiddlewareHandler {
  return async function requestLog(c, next) {
    const started = performance.now();
    const given = c.req.header('x-request-id');
    const id = given && REQUEST_ID.test(given) ? given : randomUUID();
    await next();
    c.res.headers.set('x-request-id', id);
    const ms = performance.now() - started;
    const { status } = c.res;
    const method = METHODS.has(c.req.method) ? c.req.method : 'other';
    const route = routeOf(c);
    metrics?.request(method, route, status, ms);
    if (!logger) return;
    const line = { id, method, route, status, ms: Math.round(ms * 10) / 10 };
    const asked = questions ? await questionOf(c) : undefined;
    const fault = status === 500 && c.error;
    const level = fault ? 'error' : QUIET.has(route) ? 'debug' : status >= 400 ? 'warn' : 'info';
    logger[level](
      { ...line, ...(asked !== undefined && { question: asked }), ...(fault && { error: fault }) },
      'request',
    );
  };
}

/** Asked for by machines, all the time. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** The route's pattern, so that neither metrics nor logs hold what callers put into paths. */
function routeOf(c: Context): string {
  const own = matchedRoutes(c).filter(({ method }) => method !== 'ALL');
  return own.at(-1)?.path ?? 'none';
}

async function questionOf(c: Context): Promise<string | undefined> {
  const query = c.req.query('q');
  if (query !== undefined) return query;
  if (c.req.method !== 'POST' || c.res.status >= 400) return undefined;
  const body: unknown = await c.req.json().catch(() => undefined);
  const question = (body as { question?: unknown } | undefined)?.question;
  return typeof question === 'string' ? question : undefined;
}
