import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageRoutes } from '../../server/http/page.ts';
import { DESKTOP, openBrowser, PHONE } from './browser.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';
import { builtPage } from './page.ts';
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
    const dir = await builtPage();
    const meta = /name="otr-widget" content="([^"]+)" data-integrity="([^"]+)"/.exec(
      readFileSync(join(dir, 'index.html'), 'utf8'),
    )!;
    pinned = { src: meta[1]!, integrity: meta[2]! };

    fake = fakeApi();
    const api = new Hono();
    const pages = new Hono();
    const hosting = await listen(pages);
    host = hosting.url;
    closing.push(hosting.close);
    api.use('/api/*', cors({ origin: host }));
    api.get('/healthz', (c) => c.json({ status: 'ok' }));
    api.route('/', fake.app);
    api.get('/no-cors.js', (c) => c.body('window.withoutCors = true', 200, { 'content-type': 'text/javascript' }));
    api.route('/', pageRoutes({ dir, frameAncestors: [] }));
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

  it('should keep its look on a hostile page, and its keys from the page', async () => {
    await open();
    const field = page.getByLabel('Your question');
    await field.waitFor();
    const look = () =>
      field.evaluate((e) => {
        const { fontSize, letterSpacing, textTransform, opacity, color, lineHeight } = getComputedStyle(e);
        const { offsetWidth: width, offsetHeight: height } = e as HTMLElement;
        const host = (e.getRootNode() as ShadowRoot).host;
        return {
          fontSize,
          letterSpacing,
          textTransform,
          opacity,
          color,
          lineHeight,
          width,
          height,
          visible: host.checkVisibility(),
        };
      });
    const before = await look();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`html { font-size: 62.5% !important }
        * { font: 40px/3 cursive !important; letter-spacing: 9px !important; text-transform: uppercase !important; color: red !important;
            word-spacing: 1em !important; text-indent: 50px !important; opacity: 0.1 !important; visibility: hidden !important; transform: rotate(3deg) !important }`);
      document.adoptedStyleSheets = [sheet];
      const keys: string[] = [];
      Object.assign(window, { keys });
      for (const kind of ['keydown', 'keypress', 'keyup'])
        document.addEventListener(kind, (e) => {
          keys.push((e as KeyboardEvent).key);
          e.preventDefault();
        });
    });
    expect(await look()).toEqual(before);
    await field.focus();
    await page.keyboard.type('speak /j');
    expect(await field.inputValue()).toBe('speak /j');
    expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual([]);
  });

  it('should send nothing while an input method is at work', async () => {
    await open();
    const field = page.getByLabel('Your question');
    await field.fill('にほん');
    await field.evaluate((e) => {
      const press = (init: KeyboardEventInit) =>
        e.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...init }),
        );
      press({ isComposing: true });
      press({ keyCode: 229 } as KeyboardEventInit);
    });
    expect(await field.inputValue()).toBe('にほん');
    expect(fake.asked).toEqual([]);
  });

  it('should say whose words these are, and open a citation inside', async () => {
    await open();
    await page.locator('.words').first().waitFor();
    await ask(page, 'peacekeepers');
    await page.locator('button.mark').first().click();
    const inside = page.getByRole('dialog', { name: 'The exchange' });
    await inside.locator('mark').waitFor();
    expect(page.context().pages()).toHaveLength(2);
    expect(await inside.getByRole('link').textContent()).toContain('opens in a new tab');
    await page.keyboard.press('Escape');
    await inside.waitFor({ state: 'detached' });
    expect(
      await page
        .locator('button.mark')
        .first()
        .evaluate((e) => (e.getRootNode() as ShadowRoot).activeElement === e),
    ).toBe(true);
  });

  it('should be a full sheet with one close when floating on a phone', async () => {
    await page.setViewportSize(PHONE);
    await open({ attributes: 'floating' });
    await page.getByRole('button', { name: 'Ask the transcripts' }).click();
    const box = (await page.locator('.frame').boundingBox())!;
    expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, PHONE.width, PHONE.height]);
    expect(await page.getByRole('button', { name: /close/i }).count()).toBe(1);
  });

  it('should say what to set where the server is not open to the site', async () => {
    await open({ attributes: 'lang="en"' });
    await page.route('**/api/ask', (route) => route.abort());
    await ask(page, 'peacekeepers');
    await page
      .locator('otr-exchange')
      .getByText(/must add this site’s address to ALLOWED_ORIGINS/)
      .waitFor();
    await page.locator('otr-exchange code').getByText(host).waitFor();
  });
});
