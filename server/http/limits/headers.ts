/** Headers that keep a response to what it is for, and the list of sites that may call the API. */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

const ALWAYS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-permitted-cross-domain-policies': 'none',
};
/** Data is neither a document nor a script; routes of documents and scripts set their own. */
const UNLESS_SET: Record<string, string> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
};

/** @param https whether readers reach the server by https only */
export function secureHeaders(https: boolean): MiddlewareHandler {
  return async function secureHeaders(c, next) {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
    for (const [name, value] of Object.entries(UNLESS_SET)) if (!headers.has(name)) headers.set(name, value);
    if (https) headers.set('strict-transport-security', 'max-age=31536000');
  };
}

/** @param origins of sites that may call the API; "*" for any. Credentials are never allowed: there are none. */
export function crossOrigin(origins: readonly string[]): MiddlewareHandler {
  return cors({
    origin: origins.includes('*') ? '*' : [...origins],
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Content-Type', 'Authorization', 'Last-Event-ID', 'Mcp-Session-Id', 'Mcp-Protocol-Version'],
    exposeHeaders: ['ETag', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id', 'Mcp-Session-Id'],
    maxAge: 600,
  });
}
