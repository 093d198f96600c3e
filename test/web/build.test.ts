import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageRoutes } from '../../server/http/page.ts';
import { buildWeb } from '../../web/build.ts';

const KB = 1024;
let dir: string;
let app: Hono;
const read = (name: string) => readFileSync(join(dir, 'web', name));
const gzipped = (name: string) => gzipSync(read(name), { level: 9 }).length;
const pinned = () => readdirSync(join(dir, 'web')).find((f) => /^widget-[0-9a-f]+\.js$/.test(f))!;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'otr-build-'));
  await buildWeb(join(dir, 'web'));
  app = pageRoutes({ dir: join(dir, 'web'), frameAncestors: ["'self'"] });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('budgets', () => {
  it('should keep the widget to 35 KB, gzipped', () => {
    expect(gzipped('widget.js')).toBeLessThanOrEqual(35 * KB);
  });

  it('should keep the page’s first load to 60 KB, gzipped, the chart aside', () => {
    const html = read('index.html').toString();
    const linked = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((m) => m[1]!);
    expect(linked.some((f) => f.endsWith('.js'))).toBe(true);
    expect(linked.some((f) => f.includes('timeline-chart'))).toBe(false);
    const first = ['index.html', ...linked].reduce((sum, f) => sum + gzipped(f), 0);
    expect(first).toBeLessThanOrEqual(60 * KB);
  });
});

describe('the build', () => {
  it('should name the fixed widget and its checksum in the page', () => {
    const html = read('index.html').toString();
    const integrity = `sha384-${createHash('sha384').update(read(pinned())).digest('base64')}`;
    expect(html).toContain(`content="/${pinned()}" data-integrity="${integrity}"`);
    expect(read(pinned())).toEqual(read('widget.js'));
  });

  it('should hold no markup sink and load nothing from other hosts', () => {
    const root = fileURLToPath(new URL('../../web', import.meta.url));
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(40);
    for (const file of sources)
      expect(readFileSync(join(root, file), 'utf8'), file).not.toMatch(
        /unsafeHTML|unsafeSVG|unsafeStatic|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\seval\(/,
      );
    expect(read('index.html').toString()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});

describe('pageRoutes', () => {
  it.each(['/', '/interviews/sky-news', '/clippings'])(
    'should serve the page at %s with a strict policy',
    async (path) => {
      const res = await app.request(path);
      expect(res.status).toBe(200);
      expect(res.headers.get('content-type')).toContain('text/html');
      const policy = res.headers.get('content-security-policy')!;
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
      ])
        expect(policy).toContain(part);
      expect(policy).not.toMatch(/unsafe|data:|\*/);
      expect(res.headers.get('x-content-type-options')).toBe('nosniff');
      expect(res.headers.get('referrer-policy')).toBe('no-referrer');
      expect(res.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('should serve assets and the fixed widget for ever, the plain one to be asked for again', async () => {
    const asset = /\/assets\/[\w-]+\.js/.exec(read('index.html').toString())![0];
    for (const path of [asset, `/${pinned()}`])
      expect((await app.request(path)).headers.get('cache-control')).toContain('immutable');
    expect((await app.request('/widget.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it('should let any site load the widget, and none frame the page unless allowed', async () => {
    const from = (origin: string) => app.request('/widget.js', { headers: { origin } });
    const allowed = await from('https://research.example');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('*');
    expect(allowed.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const open = pageRoutes({ dir: join(dir, 'web'), frameAncestors: [] });
    expect((await open.request('/')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('should answer 304 to what the client has, and compress when asked', async () => {
    const first = await app.request('/widget.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(first.headers.get('content-encoding')).toBe('br');
    const again = await app.request('/widget.js', {
      headers: { 'accept-encoding': 'gzip, br', 'if-none-match': first.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
    const plain = await app.request('/widget.js', { headers: { 'accept-encoding': 'br;q=0' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(Buffer.from(await plain.arrayBuffer())).toEqual(read('widget.js'));
  });

  it.each([
    '/assets/..%2findex.html',
    '/assets/%2e%2e/index.html',
    '/assets/none.js',
    '/widget-00.js',
    '/index.html',
    '/assets/',
  ])('should not serve %s', async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });
});
