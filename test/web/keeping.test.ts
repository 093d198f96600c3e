/** Pinned quotes, words selected in a transcript, the quote as a picture: in the browser. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESKTOP, PHONE } from './browser.ts';
import { corpus } from './fake-corpus.ts';
import { ask, highlighted, useStand } from './stand.ts';

const stand = useStand({ permissions: ['clipboard-read', 'clipboard-write'] });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function open(path: string, size = DESKTOP): Promise<Page> {
  const { page } = stand;
  await page.setViewportSize(size);
  await page.goto(stand.url);
  await page.evaluate(() => localStorage.clear());
  await page.goto(stand.url + path);
  return page;
}

async function pinTwo(page: Page): Promise<void> {
  await ask(page, 'peacekeepers');
  await page.locator('article[data-state="done"]').waitFor();
  for (const n of [1, 2]) {
    await page.getByRole('button', { name: `Cite or share: Citation ${n}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Pin to clippings' }).click();
  }
}

/** The two pinned quotes, once their view is loaded. */
async function openTwo(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: '2 clippings' }).click();
  const quotes = page.locator('otr-clippings blockquote');
  await quotes.nth(1).waitFor();
  return quotes;
}

/** Selects from a place in one paragraph to a place in another, as a pointer would. */
const select = (from: Locator, at: number, to: Locator, until: number) =>
  to
    .evaluateHandle((element) => element)
    .then((end) =>
      from.evaluate(
        (element, [a, last, b]) => {
          const textIn = (e: Node) => document.createTreeWalker(e, NodeFilter.SHOW_TEXT).nextNode()!;
          const range = document.createRange();
          range.setStart(textIn(element), a);
          range.setEnd(textIn(last as Node), b);
          element.scrollIntoView({ block: 'center' });
          getSelection()!.removeAllRanges();
          getSelection()!.addRange(range);
        },
        [at, end, until] as const,
      ),
    );

describe('clippings', () => {
  it('should be pinned from an answer, ordered, noted and kept over a reload', async () => {
    const page = await open('/');
    await pinTwo(page);
    const quotes = await openTwo(page);
    const [first, second] = await quotes.allTextContents();
    await page.getByLabel('Your note').first().fill('the earlier one');
    await page.getByRole('button', { name: 'Move down' }).first().click();
    await expect.poll(() => quotes.allTextContents()).toEqual([second, first]);
    await page.reload();
    await expect.poll(() => quotes.allTextContents()).toEqual([second, first]);
    expect(await page.getByLabel('Your note').nth(1).inputValue()).toBe('the earlier one');
    await page.getByRole('button', { name: 'Remove', exact: true }).first().click();
    await expect.poll(() => quotes.count()).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => quotes.count()).toBe(2);
  });

  it.each([
    ['Markdown', 'md'],
    ['CSV', 'csv'],
    ['CSL-JSON', 'json'],
    ['BibTeX', 'bib'],
    ['RIS', 'ris'],
  ])('should be saved as %s', async (format, ending) => {
    const page = await open('/');
    await pinTwo(page);
    await openTwo(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: format, exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`on-the-record-clippings.${ending}`);
    expect(await readFile(await file.path(), 'utf8')).toContain('Ilham Aliyev');
  });

  it('should travel in one link, which shows the transcripts’ words and adds them', async () => {
    const page = await open('/');
    await pinTwo(page);
    const words = await (await openTwo(page)).allTextContents();
    await page.getByLabel('Your note').first().fill('<b>mine</b>');
    await page.getByRole('button', { name: 'Copy one link to all' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const link = await copied(page);
    await page.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('heading', { name: '2 clippings from a link' }).waitFor();
    expect(await page.locator('otr-clippings blockquote').allTextContents()).toEqual(words);
    await page.getByText('<b>mine</b>').waitFor();
    await page.getByRole('button', { name: 'Add to my clippings' }).click();
    await page.getByRole('link', { name: '2 clippings' }).waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe('');
    expect(stand.complaints).toEqual([]);
  });

  it('should say so when a link holds none', async () => {
    const page = await open('/clippings#c=AAAA');
    await page.getByText('This link holds no clippings that can be read.').waitFor();
    await page.getByRole('link', { name: 'My clippings' }).click();
    await page.getByText('Nothing is pinned yet.').waitFor();
  });
});

describe('selected words', () => {
  const paragraph = (page: Page, at: number) => page.locator('.turn.interviewee .paragraph > p').nth(at);

  it('should be copied, linked, pinned and asked about', async () => {
    const page = await open('/interviews/sky-news');
    const words = (await paragraph(page, 1).textContent())!.slice(3, 60).trim();
    await select(paragraph(page, 1), 3, paragraph(page, 1), 60);
    const bar = page.getByRole('toolbar', { name: 'The selected words' });
    await bar.getByRole('button', { name: 'Copy quote' }).click();
    await bar.getByText('Copied').waitFor();
    expect(await copied(page)).toContain(`“${words}”`);
    await bar.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => copied(page)).toContain(`${stand.url}/interviews/sky-news#q=`);
    const link = await copied(page);
    await bar.getByRole('button', { name: 'Pin to clippings' }).click();
    await page.getByRole('link', { name: '1 clipping' }).waitFor();
    await bar.getByRole('button', { name: 'Ask about this' }).click();
    await expect.poll(() => page.getByLabel('Your question').inputValue()).toBe(`What was said about “${words}”?`);
    await page.goto('about:blank');
    await page.goto(link);
    expect(await highlighted(page)).toBe(words);
  });

  it('should be cited in every format', async () => {
    const page = await open('/interviews/sky-news');
    await select(paragraph(page, 1), 3, paragraph(page, 1), 60);
    await page.getByRole('toolbar').getByRole('button', { name: 'Cite' }).click();
    await page.getByRole('menuitem', { name: 'Copy as BibTeX' }).click();
    await expect.poll(() => copied(page)).toContain('@misc{sky-news-2020,');
  });

  it('should never be one quote of two speakers', async () => {
    const page = await open('/interviews/sky-news');
    await select(page.locator('.turn.interviewer .paragraph > p').nth(1), 3, paragraph(page, 1), 20);
    await page.getByText('A quote is of one speaker').waitFor();
    expect(await page.getByRole('toolbar').getByRole('button').count()).toBe(0);
  });
});

describe('the picture of a quote', () => {
  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('should be saved with its context and a description, on a %s', async (_, size) => {
    const page = await open('/', size);
    await ask(page, 'peacekeepers');
    await page.locator('article[data-state="done"]').waitFor();
    await page.getByRole('button', { name: 'Cite or share: Citation 1', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save as a picture' }).click();
    const description = await page.getByRole('textbox', { name: /^Description/ }).inputValue();
    for (const part of [
      'Ilham Aliyev, interviewee',
      'Sky News',
      'between 9 and 12 October 2020',
      'Correspondent',
      `${stand.url}/interviews/sky-news?at=`,
    ])
      expect(description).toContain(part);
    expect(await page.getByRole('img', { name: description }).count()).toBe(1);
    const [file] = await Promise.all([
      // A browser encodes pictures when it has time.
      page.waitForEvent('download', { timeout: 30_000 }),
      page.getByRole('button', { name: 'Save the picture' }).click(),
    ]);
    const png = await readFile(await file.path());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Width and height stand at fixed places of a PNG.
    expect(png.readUInt32BE(16)).toBe(1200);
    expect(png.readUInt32BE(20)).toBeGreaterThanOrEqual(630);
    expect(stand.complaints).toEqual([]);
  });

  it('should not lose a word of a long quote', async () => {
    const page = await open('/interviews/bbc-news');
    const longest = corpus.entries[2]!.turns.reduce((a, b) => (a.text.length > b.text.length ? a : b));
    const paragraph = page.locator(`[data-turn="${longest.id}"] .paragraph`).first();
    await paragraph.hover();
    await paragraph.getByRole('button', { name: /^Cite or share/ }).click();
    await page.getByRole('menuitem', { name: 'Save as a picture' }).click();
    const canvas = page.locator('otr-picture dialog[open] canvas');
    await canvas.waitFor();
    const { width, height } = await canvas.evaluate((c: HTMLCanvasElement) => ({ width: c.width, height: c.height }));
    expect(width).toBe(1200);
    expect(height).toBeGreaterThan(((await paragraph.locator('p').textContent())!.length / 75) * 40);
  });
});
