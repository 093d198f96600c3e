import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageRoutes } from '../../server/http/page.ts';
import { buildWeb } from '../../web/build.ts';
import { DESKTOP, openBrowser, PHONE } from './browser.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';
import { listen } from './serve.ts';
import { ask } from './stand.ts';

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

describe('the widget on a page of another origin with a strict policy', () => {
  const closing: (() => Promise<unknown>)[] = [];
  let server: string;
  let host: string;
  let pinned: { src: string; integrity: string };
  let fake: FakeApi;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  let refused: string[];

  beforeAll(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'otr-widget-'));
    closing.push(() => rm(dir, { recursive: true, force: true }));
    await buildWeb(join(dir, 'web'));
    const meta = /name="otr-widget" content="([^"]+)" data-integrity="([^"]+)"/.exec(
      readFileSync(join(dir, 'web', 'index.html'), 'utf8'),
    )!;
    pinned = { src: meta[1]!, integrity: meta[2]! };

    fake = fakeApi();
    const api = new Hono();
    const pages = new Hono();
    const hosting = await listen(pages);
    host = hosting.url;
    closing.push(hosting.close);
    api.use('/api/*', cors({ origin: host }));
    api.route('/', fake.app);
    api.get('/no-cors.js', (c) => c.body('window.withoutCors = true', 200, { 'content-type': 'text/javascript' }));
    api.route('/', pageRoutes({ dir: join(dir, 'web'), allowedOrigins: [host], frameAncestors: [] }));
    const serving = await listen(api);
    server = serving.url;
    closing.push(serving.close);

    pages.get('/', (c) => {
      c.header(
        'Content-Security-Policy',
        `default-src 'none'; script-src ${server}; connect-src ${server}; style-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html`,
      );
      const { attributes = '', script = '/widget.js', integrity } = c.req.query();
      const check = integrity ? ` integrity="${attribute(integrity)}" crossorigin` : '';
      return c.html(`<!doctype html><html lang="en"><title>A research site</title><body><h1>A research site</h1>
        <on-the-record-chat server="${server}" ${attributes}></on-the-record-chat>
        <script type="module" src="${server}${script}"${check}></script></body></html>`);
    });

    browser = await openBrowser();
    closing.push(browser.close);
    browser.context.setDefaultTimeout(10_000);
  });

  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  beforeEach(async () => {
    refused = [];
    fake.asked.length = 0;
    page = await browser.context.newPage();
    page.on('console', (m) => {
      if (/Content Security Policy|Trusted/i.test(m.text())) refused.push(m.text());
    });
    return () => page.close();
  });

  const open = (query: Record<string, string> = {}) => page.goto(`${host}/?${new URLSearchParams(query)}`);

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('should answer with citations that lead to the server’s transcript, on a %s', async (_, size) => {
    await page.setViewportSize(size);
    await open({ attributes: 'title="Ask the archive"' });
    await page.getByRole('heading', { name: 'Ask the archive' }).waitFor();
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      for (const name of ['otr-ask', 'otr-answer', 'otr-error']) document.addEventListener(name, () => seen.push(name));
    });
    await ask(page, 'peacekeepers');
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
    await page.locator('button.mark').first().focus();
    const link = page.locator('otr-citation-card a');
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(new RegExp(`^${server}/interviews/sky-news#q=`));
    expect(await link.getAttribute('rel')).toBe('noopener');
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([
      'otr-ask',
      'otr-answer',
    ]);
    expect(refused).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
  });

  it('should have its own styles where the page may have none', async () => {
    await open();
    const frame = page.locator('.frame');
    await frame.waitFor();
    expect(await frame.evaluate((e) => getComputedStyle(e).display)).toBe('grid');
  });

  it('should open from a floating button, close with Escape, and give the focus back', async () => {
    await open({ attributes: 'floating' });
    const button = page.getByRole('button', { name: 'Ask the transcripts' });
    await button.click();
    await page.getByLabel('Your question').waitFor();
    await page.keyboard.type('typed at once');
    expect(await page.getByLabel('Your question').inputValue()).toBe('typed at once');
    await page.keyboard.press('Escape');
    await page.getByLabel('Your question').waitFor({ state: 'hidden' });
    expect(await button.evaluate((e) => (e.getRootNode() as ShadowRoot).activeElement === e)).toBe(true);
  });

  it('should offer questions to begin with, or those that its page gives', async () => {
    await open();
    await page.getByRole('button', { name: 'What was said about peacekeepers?' }).waitFor();
    await open({ attributes: 'examples="Who asked first? | And who next?"' });
    await page.getByRole('button', { name: 'And who next?' }).click();
    await page.getByRole('heading', { name: 'And who next?' }).waitFor();
  });

  it('should ask only about the outlet that its page names', async () => {
    await open({ attributes: 'outlet="Sky News"' });
    await ask(page, 'peacekeepers');
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
    expect(fake.asked[0]!.filters).toEqual({ outlets: ['Sky News'] });
  });

  it('should speak the page’s language, take its colours and lay out from right to left', async () => {
    await open({ attributes: 'lang="de" theme="dark" dir="rtl"' });
    await page.getByRole('button', { name: 'Fragen', exact: true }).waitFor();
    const scheme = await page.locator('on-the-record-chat').evaluate((e) => getComputedStyle(e).colorScheme);
    expect(scheme).toBe('dark');
    const field = (await page.getByLabel('Ihre Frage').boundingBox())!;
    const button = (await page.getByRole('button', { name: 'Fragen', exact: true }).boundingBox())!;
    expect(button.x).toBeLessThan(field.x);
    await page.locator('on-the-record-chat').evaluate((e) => {
      e.style.setProperty('--otr-paper', 'rgb(1, 2, 3)');
    });
    expect(await page.locator('.frame').evaluate((e) => getComputedStyle(e).backgroundColor)).toBe('rgb(1, 2, 3)');
  });

  it('should keep the last conversation only with `keep`', async () => {
    await open({ attributes: 'keep' });
    await ask(page, 'peacekeepers');
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'peacekeepers' }).waitFor();
    await page.evaluate(() => localStorage.clear());
  });

  it('should load with its checksum, and not with another', async () => {
    await open({ script: pinned.src, integrity: pinned.integrity });
    await page.getByLabel('Your question').waitFor();
    const blocked = page.waitForEvent('console', (m) => /integrity/i.test(m.text()));
    await open({ script: pinned.src, integrity: pinned.integrity.replace(/.{8}$/, 'AAAAAAAA') });
    await blocked;
    expect(await page.evaluate(() => customElements.get('on-the-record-chat') === undefined)).toBe(true);
  });

  it('should prove something: this browser refuses a module of another origin without CORS', async () => {
    const failed = page.waitForEvent('requestfailed', (r) => r.url().endsWith('/no-cors.js'));
    await open({ script: '/no-cors.js' });
    await failed;
    expect(await page.evaluate(() => 'withoutCors' in window)).toBe(false);
  });

  it('should say when its server cannot be reached', async () => {
    await open();
    await page.getByLabel('Your question').waitFor();
    await page.locator('on-the-record-chat').evaluate((e) => e.setAttribute('server', 'http://127.0.0.1:9'));
    await ask(page, 'peacekeepers');
    await page.locator('otr-exchange').getByText('The server cannot be reached.').waitFor();
  });
});
