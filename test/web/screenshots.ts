/**
 * Makes the pictures of docs/images from a running server.
 * usage: npx tsx test/web/screenshots.ts --url http://127.0.0.1:8787 [--out docs/images]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { type DESKTOP, openBrowser, PHONE } from './browser.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8787' },
    out: { type: 'string', default: 'docs/images' },
  },
});

const QUESTION = 'What was said about peacekeepers?';

async function answered(page: Page): Promise<void> {
  await page.goto(values.url);
  await page.getByRole('heading', { name: 'What was said?' }).waitFor();
  await page.getByLabel('Your question').fill(QUESTION);
  await page.keyboard.press('Enter');
  await page.locator('article[data-state="done"] button.mark').last().waitFor();
}

/** Smaller than a desktop's window, so that a picture stays below 200 kB. */
const WINDOW = { width: 1120, height: 700 };

const pictures: [name: string, size: typeof DESKTOP, dark: boolean, arrange: (page: Page) => Promise<void>][] = [
  [
    'first-use',
    WINDOW,
    false,
    async (page) => {
      await page.goto(values.url);
      await page.locator('.collection').getByText('interviews with').waitFor();
    },
  ],
  [
    'answer-and-transcript',
    WINDOW,
    false,
    async (page) => {
      await answered(page);
      await page.locator('button.mark').first().click();
      await page.locator('mark.quote').first().waitFor();
    },
  ],
  [
    'compare',
    WINDOW,
    false,
    async (page) => {
      await page.goto(`${values.url}/compare?q=peacekeepers`);
      await page.locator('otr-compare .side').nth(2).waitFor();
    },
  ],
  [
    'over-time',
    WINDOW,
    true,
    async (page) => {
      await page.goto(`${values.url}/timeline?q=Ganja`);
      await page.locator('otr-over-time details').first().waitFor();
      await page.locator('svg.otr-plot').waitFor();
      await page
        .locator('otr-over-time li')
        .nth(8)
        .evaluate((line) => line.scrollIntoView());
    },
  ],
  [
    'clippings',
    WINDOW,
    false,
    async (page) => {
      await answered(page);
      for (const n of [1, 4]) {
        await page.getByRole('button', { name: `Cite or share: Citation ${n}`, exact: true }).click();
        await page.getByRole('menuitem', { name: 'Pin to clippings' }).click();
      }
      await page.getByRole('link', { name: '2 clippings' }).click();
      await page.getByLabel('Your note').first().fill('Before the first ceasefire; compare with November.');
    },
  ],
  [
    'phone',
    PHONE,
    false,
    async (page) => {
      await answered(page);
      await page.locator('button.mark').first().hover();
      await page.locator('otr-citation-card blockquote').first().waitFor();
    },
  ],
];

const { context, close } = await openBrowser();
await mkdir(values.out, { recursive: true });
for (const [name, size, dark, arrange] of pictures) {
  const page = await context.newPage();
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  await arrange(page);
  await page.screenshot({ path: join(values.out, `${name}.png`) });
  await page.close();
}
await close();
