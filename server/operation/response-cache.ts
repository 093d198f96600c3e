/** Responses to GET requests that an index answers the same way each time: kept as bytes, with an ETag. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { encodingFor } from '../http/accept.ts';
import { Lru } from './lru.ts';

type Kept = { type: string; etag: string; plain: Bytes; zipped?: Bytes };
type Bytes = Uint8Array<ArrayBuffer>;

const zip = promisify(gzip);
const SMALLEST_ZIPPED = 1024;

export type ResponseCacheOptions = {
  /** Bytes kept, zipped ones too. */
  bytes: number;
  /** Version of the index in use; undefined while none is. */
  version: () => string | undefined;
  onLookup?: (hit: boolean) => void;
};

export function cachedResponses({ bytes, version, onLookup }: ResponseCacheOptions): MiddlewareHandler {
  const kept = new Lru<Kept>(bytes, ({ plain, zipped }) => plain.length + (zipped?.length ?? 0));
  return async function cachedResponses(c, next) {
    const current = version();
    if (c.req.method !== 'GET' || current === undefined) return next();
    const key = `${current} ${c.req.url.slice(c.req.url.indexOf('/', 8))}`;
    const known = kept.get(key);
    onLookup?.(known !== undefined);
    if (known) return send(c, known, () => kept.set(key, known));
    await next();
    const type = c.res.headers.get('content-type');
    if (c.res.status !== 200 || !type?.startsWith('application/json') || version() !== current) return;
    const plain = new Uint8Array(await c.res.arrayBuffer());
    const fresh: Kept = { type, plain, etag: createHash('sha256').update(plain).digest('base64url').slice(0, 22) };
    kept.set(key, fresh);
    const { headers } = c.res;
    const response = await send(c, fresh, () => kept.set(key, fresh));
    for (const [name, value] of headers) if (!response.headers.has(name)) response.headers.set(name, value);
    // Over another response Hono would copy the body as a stream, which takes longer.
    c.res = undefined;
    c.res = response;
  };
}

/** @param onGrown called when the zipped form has been made and is kept too */
async function send(c: Context, kept: Kept, onGrown: () => void): Promise<Response> {
  const zipped = kept.plain.length >= SMALLEST_ZIPPED && encodingFor(c, ['gzip']) === 'gzip';
  const etag = `"${kept.etag}${zipped ? '-gzip' : ''}"`;
  const headers: Record<string, string> = { etag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' };
  if (c.req.header('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  headers['content-type'] = kept.type;
  if (!zipped) return new Response(kept.plain, { headers });
  if (!kept.zipped) {
    kept.zipped = new Uint8Array(await zip(kept.plain, { level: 5 }));
    onGrown();
  }
  return new Response(kept.zipped, { headers: { ...headers, 'content-encoding': 'gzip' } });
}
