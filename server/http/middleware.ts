/** What every request passes on its way to a route, in this order. */
import type { HttpBindings } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { compressed } from '../operation/compression.ts';
import type { Logger } from '../operation/logger.ts';
import type { Metrics } from '../operation/metrics.ts';
import { requestLog } from '../operation/request-log.ts';
import { cachedResponses } from '../operation/response-cache.ts';
import { clientAddress, proxyList } from './limits/client-address.ts';
import { deadline } from './limits/deadline.ts';
import type { Gate } from './limits/gate.ts';
import { gated } from './limits/gated.ts';
import { crossOrigin, secureHeaders } from './limits/headers.ts';
import { hostChecked } from './limits/host.ts';
import { pageLimits } from './limits/page-limits.ts';
import { type RateLimit, rateLimited } from './limits/rate-limit.ts';
import { problem } from './problem.ts';

export type Middleware = {
  /** Largest request body, in bytes. */
  maxBodyBytes: number;
  /** Base of links; https makes browsers keep to it. */
  publicUrl: string;
  /** Origins of sites that may call; "*" for any. */
  allowedOrigins: readonly string[];
  /** Hosts that requests may name; any by default. */
  hosts?: ReadonlySet<string>;
  /** Proxies whose word on the client's address is taken. */
  trustedProxies?: ReturnType<typeof proxyList>;
  rateLimit?: RateLimit;
  gate?: Gate;
  requestTimeoutMs?: number;
  responseCacheBytes?: number;
  logger?: Logger;
  logQuestions?: boolean;
  metrics?: Metrics;
};

/** What other programs call. */
const CALLED = ['/api/*', '/v1/*', '/mcp', '/openapi.json'];
/** Pages that come filled with what they show. */
const FILLED = ['/', '/interviews', '/interviews/:id', '/about'];
/** What costs an embedding or more. */
const WORK = ['/api/search', '/api/mentions', '/api/ask', '/v1/chat/completions', '/v1/responses', '/mcp'];
/** What an index answers the same way each time. */
const REPEATABLE = ['/api/search', '/api/mentions', '/api/phrases', '/api/interviews/*'];

/** @param version of the index in use */
export function useMiddleware(app: OpenAPIHono, options: Middleware, version: () => string | undefined): void {
  const { maxBodyBytes, publicUrl, allowedOrigins, rateLimit, gate, metrics, logger } = options;
  const trusted = options.trustedProxies ?? proxyList([]);
  const address = (c: Context) => clientAddress(socketAddress(c), c.req.header('x-forwarded-for'), trusted);

  app.use(requestLog({ logger, metrics, questions: options.logQuestions }));
  app.use(secureHeaders(publicUrl.startsWith('https:')));
  app.use(hostChecked(options.hosts));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        problem(c, 405, `Use ${methods.join(' or ')}.`, { allow: methods.join(', ') }),
    }),
  );
  app.use(compressed());
  for (const path of CALLED) {
    if (allowedOrigins.length > 0) app.use(path, crossOrigin(allowedOrigins));
    if (rateLimit) app.use(path, rateLimited({ limit: rateLimit, address, onRefused: () => metrics?.refused('rate') }));
  }
  for (const path of FILLED) app.use(path, pageLimits({ rateLimit, gate, address }));
  app.use(
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (c) => problem(c, 413, `A request has at most ${maxBodyBytes} bytes.`),
    }),
  );
  if (options.responseCacheBytes) {
    const onLookup = (hit: boolean) => metrics?.lookup('response', hit);
    const cache = cachedResponses({ bytes: options.responseCacheBytes, version, onLookup });
    for (const path of REPEATABLE) app.use(path, cache);
  }
  for (const path of WORK) {
    if (gate)
      app.use(
        path,
        gated(gate, () => metrics?.refused('busy')),
      );
    if (options.requestTimeoutMs) app.use(path, deadline(options.requestTimeoutMs));
  }
}

/** Undefined in process, where there is no connection. */
function socketAddress(c: Context): string | undefined {
  return (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
}
