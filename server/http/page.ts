import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { encodingFor } from './accept.ts';
import { within } from './limits/deadline.ts';
import { isAsBuilt } from './limits/page-limits.ts';
import { fillDocument, type PageFacts } from './page-document.ts';

export type PageOptions = {
  /** Where `buildWeb` put its output. */
  dir: string;
  /** Sites that may show the page in a frame; empty: none. */
  frameAncestors: string[];
  /** What the served HTML tells machines and readers without scripts; without it the page comes as it was built. */
  facts?: (url: URL, signal: AbortSignal) => Promise<PageFacts | undefined>;
};

type Encoding = 'br' | 'gzip' | 'identity';
type File = { etag: string; type: string; bodies: Map<Encoding, Uint8Array<ArrayBuffer>> };

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Only what the server itself serves runs or is fetched, and no text can become markup except through Lit's templates. */
const contentSecurityPolicy = (frameAncestors: string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'"}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

/** Longest time (ms) that a page waits for what it shows; its scripts ask for that themselves. */
const PATIENCE_MS = 3_000;
const zip = promisify(gzip);

const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

function compress(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'br') return copyOf(brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  return encoding === 'gzip' ? copyOf(gzipSync(bytes, { level: 9 })) : bytes;
}

/**
 * The built page, widget and assets with their headers: `/`, `/interviews/:id`, `/assets/*`, `/widget.js` and
 * `/widget-<hash>.js`. Files are read at the first request and kept in memory, compressed once for each encoding.
 */
export function pageRoutes({ dir, frameAncestors, facts }: PageOptions): Hono {
  const files = new Map<string, File>();
  const policy = contentSecurityPolicy(frameAncestors);

  /** All at once, so that a build made while the server runs cannot mix its files with those already served. */
  const readAll = () => {
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = copyOf(readFileSync(path));
      const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
      const type = types[entry.name.split('.').pop() ?? ''] ?? 'application/octet-stream';
      files.set(relative(dir, path).replaceAll('\\', '/'), { etag, type, bodies: new Map([['identity', bytes]]) });
    }
  };

  /** Undefined when there is no such file, or the page has not been built. */
  const load = (name: string): File | undefined => {
    if (files.size === 0 && existsSync(dir)) readAll();
    return files.get(name);
  };

  const send = (c: Context, name: string, cacheControl: string): Response | Promise<Response> => {
    const file = load(name);
    if (!file) return c.notFound();
    const encoding = encodingFor(c, ['br', 'gzip']);
    const etag = `"${file.etag}-${encoding}"`;
    c.header('Cache-Control', cacheControl);
    c.header('ETag', etag);
    c.header('Vary', 'Accept-Encoding', { append: true });
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
    let body = file.bodies.get(encoding);
    if (!body) {
      body = compress(file.bodies.get('identity')!, encoding);
      file.bodies.set(encoding, body);
    }
    c.header('Content-Type', file.type);
    if (encoding !== 'identity') c.header('Content-Encoding', encoding);
    return c.body(body);
  };

  const page = async (c: Context) => {
    c.header('Content-Security-Policy', policy);
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    const told = facts && !isAsBuilt(c) && (await tellWithin(c, facts).catch(() => undefined));
    const built = told && load('index.html');
    return built ? sendDocument(c, built, told) : send(c, 'index.html', REVALIDATE);
  };

  const tellWithin = (c: Context, tell: NonNullable<PageOptions['facts']>) => {
    const late = new AbortController();
    const told = tell(new URL(c.req.url), AbortSignal.any([c.req.raw.signal, late.signal]));
    return within(PATIENCE_MS, 'The page', told, () => late.abort());
  };

  const sendDocument = async (c: Context, built: File, told: PageFacts) => {
    const document = fillDocument(new TextDecoder().decode(built.bodies.get('identity')!), told);
    const encoding = encodingFor(c, ['gzip']);
    c.header('Cache-Control', REVALIDATE);
    c.header('Vary', 'Accept-Encoding', { append: true });
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Content-Type', types.html);
    if (encoding !== 'identity') c.header('Content-Encoding', encoding);
    const bytes = encoding === 'gzip' ? await zip(document, { level: 5 }) : new TextEncoder().encode(document);
    return c.body(copyOf(bytes), told.status ?? 200);
  };

  /** For any site: the script holds nothing secret, and says what to set where the API is not open to its site. */
  const widget = (c: Context, name: string, cacheControl: string) => {
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    return send(c, name, cacheControl);
  };

  const demo = (c: Context) => {
    c.header('Content-Security-Policy', policy);
    return send(c, 'widget-demo.html', REVALIDATE);
  };

  return new Hono()
    .get('/', page)
    .on('GET', ['/interviews', '/phrases', '/timeline', '/compare', '/clippings', '/about'], page)
    .get('/interviews/:id', page)
    .get('/assets/:name{[\\w-]+(?:\\.[\\w-]+)+}', (c) => send(c, `assets/${c.req.param('name')}`, IMMUTABLE))
    .get('/widget-demo', demo)
    .get('/widget.js', (c) => widget(c, 'widget.js', REVALIDATE))
    .get('/:name{widget-[0-9a-f]+\\.js}', (c) => widget(c, c.req.param('name'), IMMUTABLE)) as Hono;
}
