/** gzip for text that nothing has compressed yet. Streams of events are left alone: they must not wait in a buffer. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { encodingFor } from '../http/accept.ts';

const zip = promisify(gzip);
const SMALLEST = 1024;
const TEXT = /^(application\/(problem\+)?json|text\/plain)/;

export function compressed(): MiddlewareHandler {
  return async function compressed(c, next) {
    await next();
    const { headers } = c.res;
    if (c.req.method === 'HEAD' || headers.has('content-encoding')) return;
    if (!TEXT.test(headers.get('content-type') ?? '')) return;
    if (!headers.get('vary')?.includes('Accept-Encoding')) headers.append('vary', 'Accept-Encoding');
    // Asked for last: once somebody has looked at a response's body, the server sends it as a stream, which takes longer.
    if (encodingFor(c, ['gzip']) !== 'gzip' || !c.res.body) return;
    const plain = new Uint8Array(await c.res.arrayBuffer());
    const { status } = c.res;
    if (plain.length < SMALLEST) {
      c.res = new Response(plain, { status, headers });
      return;
    }
    c.res = new Response(new Uint8Array(await zip(plain, { level: 5 })), { status, headers });
    c.res.headers.set('content-encoding', 'gzip');
    c.res.headers.delete('content-length');
    const etag = headers.get('etag');
    if (etag && !etag.startsWith('W/')) c.res.headers.set('etag', `W/${etag}`);
  };
}
