/**
 * Makes the pictures of docs/images from a running server.
 * usage: npx tsx test/web/screenshots.ts --url http://127.0.0.1:8787 [--out docs/images]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { DESKTOP, openBrowser, PHONE } from './browser.ts';

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

const pictures: [name: string, size: typeof DESKTOP, dark: boolean, arrange: (page: Page) => Promise<void>][] = [
  [
    'first-use',
    DESKTOP,
    false,
    async (page) => {
      await page.goto(values.url);
      await page.getByText('interviews with').waitFor();
    },
  ],
  [
    'answer-and-transcript',
    DESKTOP,
    false,
    async (page) => {
      await answered(page);
      await page.locator('button.mark').first().click();
      await page.locator('mark.quote').first().waitFor();
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
  [
    'timeline-dark',
    DESKTOP,
    true,
    async (page) => {
      await page.goto(`${values.url}/timeline?q=peacekeepers`);
      await page.locator('svg.otr-plot').waitFor();
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
