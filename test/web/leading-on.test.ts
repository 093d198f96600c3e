/** Where an answer and a half-typed question lead, and what helps in reading: in the browser. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESKTOP, PHONE } from './browser.ts';
import { corpus } from './fake-corpus.ts';
import { servePressed } from './pressed-fixture.ts';
import { ask, highlighted, useStand } from './stand.ts';

const stand = useStand();

async function open(path: string, size = DESKTOP): Promise<Page> {
  const { page } = stand;
  await page.setViewportSize(size);
  await page.goto(stand.url + path);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  await page.goto(stand.url + path);
  return page;
}

const done = (page: Page) => page.locator('article[data-state="done"]').last().waitFor();

describe('under an answer', () => {
  it('should show what was asked, and open it in the transcript', async () => {
    const page = await open('/');
    await ask(page, 'peacekeepers');
    await done(page);
    const steps = page.getByRole('group', { name: 'Where to go on from here' });
    await steps.getByRole('button', { name: /^What was asked/ }).click();
    const question = page.locator('otr-next li button').first();
    const words = (await question.locator('span').last().textContent())!;
    await question.click();
    expect((await highlighted(page)).replace(/\s+/g, ' ')).toBe(words.replace(/\s+/g, ' ').trim());
  });

  it('should lead to the other outlets, side by side and over time, where there is something', async () => {
    const page = await open('/');
    await ask(page, 'territories');
    await done(page);
    await page.getByRole('link', { name: 'Over time' }).click();
    await page.locator('otr-over-time li').first().waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Side by side' }).click();
    await page.locator('otr-compare .side').nth(1).waitFor();
    expect(new URL(page.url()).searchParams.getAll('outlet').length).toBeGreaterThan(1);
  });

  it('should ask of another outlet what was asked of one', async () => {
    const page = await open('/');
    await ask(page, 'what did he tell Sky News about territories');
    await done(page);
    await page.getByText('To other outlets:').waitFor();
    const other = page
      .locator('otr-next')
      .getByRole('link', { name: /Jazeera|BBC/ })
      .first();
    const outlet = await other.textContent();
    await other.click();
    await expect.poll(() => stand.fake.asked.map((request) => request.filters)).toContainEqual({ outlets: [outlet] });
    await expect.poll(() => page.locator('article[data-state="done"]').count()).toBe(2);
  });

  it('should offer nothing where there is nothing', async () => {
    const page = await open('/');
    await ask(page, 'sourdough');
    await done(page);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('otr-next :is(a, button)').count()).toBe(0);
  });
});

describe('while typing', () => {
  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('should offer questions that fit, taken with the keys, on a %s', async (_, size) => {
    const page = await open('/', size);
    const field = page.getByLabel('Your question');
    await field.pressSequentially('peacek');
    const offered = page.getByRole('listbox').getByRole('option');
    await expect.poll(() => offered.allTextContents()).toEqual(['What was said about peacekeepers?']);
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[aria-selected="true"]').textContent()).toBe('What was said about peacekeepers?');
    await page.keyboard.press('Enter');
    await expect.poll(() => stand.fake.asked.at(-1)?.question).toBe('What was said about peacekeepers?');
    expect(await offered.count()).toBe(0);
  });

  it('should ask what is typed when none is taken, and be closed by Escape alone', async () => {
    const page = await open('/');
    const field = page.getByLabel('Your question');
    await field.pressSequentially('peacek');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await field.inputValue()).toBe('peacek');
    await page.keyboard.type('eepers');
    await page.keyboard.press('Enter');
    await expect.poll(() => stand.fake.asked.at(-1)?.question).toBe('peacekeepers');
  });

  it.each([
    ['offer', 'while one types', ['What was said about peacekeepers?'], undefined],
    ['not offer', 'after the list was closed', [], 'Tab'],
  ])('should %s what comes to be known after the last key %s', async (_, __, expected, key) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const page = await open('/');
    await page.route('**/api/collection', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await page.getByLabel('Your question').pressSequentially('peacek');
    if (key) await page.keyboard.press(key);
    expect(await page.getByRole('option').count()).toBe(0);
    release();
    await page.getByText('3 interviews with').waitFor();
    expect(await page.getByRole('option').allTextContents()).toEqual(expected);
  });

  it('should offer what was asked before, newest first', async () => {
    const page = await open('/');
    await ask(page, 'was anything said about peacekeepers');
    await done(page);
    await page.getByLabel('Your question').pressSequentially('peac');
    await expect
      .poll(() => page.getByRole('option').allTextContents())
      .toEqual(['was anything said about peacekeepers', 'What was said about peacekeepers?']);
  });
});

describe('filters', () => {
  it('should choose all outlets of a country', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page
      .getByRole('group', { name: 'Outlets by country' })
      .getByRole('checkbox', { name: /United Kingdom/ })
      .check();
    expect(await page.getByRole('checkbox', { name: /^Sky News/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Done' }).click();
    await ask(page, 'peacekeepers');
    await expect.poll(() => stand.fake.asked[0]?.filters).toEqual({ outlets: ['Sky News', 'BBC News'] });
  });
});

describe('reading aids', () => {
  it('should show a subject line by line over time, each line a quote that opens', async () => {
    const page = await open('/timeline?q=territor');
    const lines = page.locator('otr-over-time section').first().locator('li');
    await lines.first().waitFor();
    const where = await lines.locator('.where').allTextContents();
    expect(where.map((w) => w.split(',')[0])).toEqual(['Al Jazeera', 'Sky News', 'BBC News']);
    // The view scrolls, the page does not.
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(DESKTOP.height);
    const words = (await lines.nth(1).locator('.words').textContent())!;
    await lines.nth(1).locator('button.line').click();
    expect(await highlighted(page)).toBe(words);
  });

  it('should let guests be chosen where there are several', async () => {
    const interviews = corpus.entries.map(({ interview }, i) =>
      i === 2 ? { ...interview, interviewee: 'Jo Lind' } : interview,
    );
    await stand.page.route('**/api/interviews', (route) => route.fulfill({ json: { interviews } }));
    const page = await open('/timeline?q=territor');
    await page.getByText('As a list').click();
    const listed = page.locator('.list li');
    await expect.poll(() => listed.count()).toBe(3);
    await page.getByLabel('Who speaks').selectOption('Jo Lind');
    await expect.poll(() => listed.count()).toBe(1);
    await expect.poll(() => page.locator('otr-over-time section').first().locator('li').count()).toBe(1);
    expect(await page.getByLabel('Year').count()).toBe(0);
  });

  it('should name its rule beside questions that were asked again', async () => {
    await servePressed(stand.page, 'sky-news');
    const page = await open('/interviews/sky-news');
    await page.getByText('Asked again by the journalist').click();
    await page.getByText('Found by a rule, as a help in reading, not as a verdict').waitFor();
    const pressed = page.locator('details.pressed li button');
    expect(await pressed.count()).toBeGreaterThanOrEqual(3);
    await pressed.nth(2).click();
    expect(
      await page.evaluate(() => {
        let e = document.activeElement;
        while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
        return e?.classList.contains('interviewer');
      }),
    ).toBe(true);
  });
});

describe('zoom', () => {
  it('should leave most of the window to the words at 200 %', async () => {
    const page = await open('/', { width: 640, height: 400 });
    await ask(page, 'peacekeepers');
    await done(page);
    const feed = (await page.locator('.feed').boundingBox())!;
    expect(feed.height).toBeGreaterThan(400 * 0.65);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  });
});
