import { Hono } from 'hono';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { pageRoutes } from '../../server/http/page.ts';
import { openBrowser } from './browser.ts';
import { type FakeApi, fakeApi } from './fake-api.ts';
import { builtPage } from './page.ts';
import { listen } from './serve.ts';

export type Stand = {
  url: string;
  fake: FakeApi;
  /** A fresh page for each test. */
  page: Page;
  context: BrowserContext;
  /** What the browser complained of: script errors and everything that the content security policy refused. */
  complaints: string[];
  /** Stops the server, as if it had gone down. */
  stop(): Promise<void>;
};

/** Serves the page with the fake API, and opens a real browser, for all tests of a file. */
export function useStand(options: Parameters<typeof openBrowser>[0] = {}): Stand {
  const stand = { complaints: [] as string[] } as Stand;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const dir = await builtPage();
    const browser = await openBrowser(options);
    closing.push(browser.close);
    stand.context = browser.context;
    stand.context.setDefaultTimeout(10_000);
    stand.fake = fakeApi();
    const app = new Hono().route('/', stand.fake.app);
    app.route('/', pageRoutes({ dir, frameAncestors: [] }));
    const server = await listen(app);
    closing.push(server.close);
    stand.url = server.url;
    stand.stop = server.close;
  });

  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  beforeEach(async () => {
    stand.complaints.length = 0;
    stand.fake.asked.length = 0;
    stand.fake.askedAtOnce.length = 0;
    stand.page = await stand.context.newPage();
    stand.page.on('pageerror', (e) => stand.complaints.push(e.message));
    stand.page.on('console', (m) => {
      if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(m.text())) stand.complaints.push(m.text());
    });
  });

  afterEach(async () => {
    await stand.context.setOffline(false);
    await stand.page.close();
  });

  return stand;
}

/** Types a question and sends it. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Your question').fill(question);
  await page.keyboard.press('Enter');
}

/** The marked words in the transcript, joined. */
export const highlighted = async (page: Page): Promise<string> => {
  await page.locator('mark.quote').first().waitFor();
  return (await page.locator('mark.quote').allTextContents()).join('');
};
