import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { toFragment } from '../../web/place/share-link.ts';
import { DESKTOP, PHONE } from './browser.ts';
import { corpus } from './fake-corpus.ts';
import { highlighted, useStand } from './stand.ts';

const stand = useStand({ permissions: ['clipboard-read', 'clipboard-write'] });
const quote = 'Peacekeepers is one of the elements which is provided in the basic principles';
const start = corpus.text.indexOf(quote);

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('reading on a %s', (name, size) => {
  const open = async (path: string) => {
    await stand.page.setViewportSize(size);
    await stand.page.goto(stand.url + path);
    return stand.page;
  };

  it('should list the interviews in time and open one whole', async () => {
    const page = await open('/interviews');
    const links = page.locator('otr-interviews a');
    await links.first().waitFor();
    expect(await links.locator('.outlet').allTextContents()).toEqual(['Al Jazeera', 'Sky News', 'BBC News']);
    expect(await links.nth(1).locator('.date').textContent()).toBe('between 9 and 12 Oct 2020');
    await links.nth(2).click();
    await page.getByRole('heading', { name: 'BBC News' }).waitFor();
    const entry = corpus.entries[2]!;
    const shown = await page.locator('.turn .paragraph > p').allTextContents();
    expect(shown.join('\n')).toBe(entry.turns.map((t) => t.text.split(/\s*\n\s*/).join('\n')).join('\n'));
    await page.goBack();
    await page.locator('otr-transcript').waitFor({ state: 'detached' });
  });

  it('should open a shared link at its words, also after they have moved', async () => {
    const place = { quote, start, end: start + quote.length };
    const page = await open(`/interviews/sky-news#${toFragment(place)}`);
    expect(await highlighted(page)).toBe(quote);
    await page.goto('about:blank');
    await open(`/interviews/sky-news#${toFragment({ ...place, start: 12, end: 12 + quote.length })}`);
    expect(await highlighted(page)).toBe(quote);
    expect(
      await page
        .locator('mark.quote')
        .first()
        .evaluate((e) => e.getBoundingClientRect().top < window.innerHeight),
    ).toBe(true);
  });

  it('should highlight nothing when the words are gone, and say so', async () => {
    const page = await open('/interviews/sky-news#q=10-30&t=words+that+were+never+said');
    await page.getByText('so nothing is highlighted').waitFor();
    expect(await page.locator('mark.quote').count()).toBe(0);
  });

  it('should find in the transcript, from hit to hit', async () => {
    const page = await open('/interviews/sky-news');
    await page.getByLabel('Find in this transcript').fill('PEACEKEEPERS');
    await page
      .locator('.count')
      .getByText(/^1 of \d+$/)
      .waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('.count')
      .getByText(/^2 of \d+$/)
      .waitFor();
    expect((await page.locator('mark.current').textContent())!.toLowerCase()).toBe('peacekeepers');
  });

  it('should outline the questions and go to one', async () => {
    const page = await open('/interviews/bbc-news');
    await page.getByText('Questions in this interview').click();
    const asked = corpus.entries[2]!.turns.filter((t) => t.role === 'interviewer');
    expect(await page.locator('.outline button').allTextContents()).toEqual(asked.map((t) => t.text));
    await page.locator('.outline button').nth(4).click();
    const turn = page.locator(`[data-turn="${asked[4]!.id}"]`);
    expect(await turn.evaluate((e) => (e.getRootNode() as ShadowRoot).activeElement === e)).toBe(true);
  });

  it('should share a paragraph, or only the words selected in it', async () => {
    const page = await open('/interviews/sky-news');
    const paragraph = page.locator('.turn.interviewee .paragraph').nth(1);
    await paragraph.hover();
    const words = await paragraph.locator('p').evaluate((p) => {
      const range = document.createRange();
      const node = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode()!;
      range.setStart(node, 4);
      range.setEnd(node, 40);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
      return node.textContent!.slice(4, 40).trim();
    });
    await paragraph.getByRole('button', { name: /^Cite or share this paragraph/ }).click();
    await page.getByRole('menuitem', { name: 'Copy link' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto('about:blank');
    await page.goto(link);
    expect(await highlighted(page)).toBe(words);
  });

  it('should explain how a speaker is known', async () => {
    const page = await open('/interviews/sky-news');
    await page.getByRole('button', { name: 'How it is known that Ilham Aliyev speaks' }).first().click();
    await page.getByText('a reading rule decided (dash alternates)').waitFor();
  });

  it('should list every place of a phrase with its total, paged, and save all as CSV', async () => {
    const page = await open('/phrases');
    await page.getByLabel('Words to find').fill('territor');
    await page.getByRole('button', { name: 'Find' }).click();
    const total = corpus.entries
      .flatMap((e) => e.turns)
      .reduce((n, t) => n + t.text.toLowerCase().split('territor').length - 1, 0);
    await page.getByRole('heading', { name: `${total} places with “territor”` }).waitFor();
    expect(await page.locator('otr-phrases li').count()).toBe(20);
    await page.getByText(`1–20 of ${total}`).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(`21–40 of ${total}`).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save all as CSV' }).click(),
    ]);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(total + 1);
    await page.locator('otr-phrases li button').first().click();
    expect((await highlighted(page)).toLowerCase()).toBe('territor');
    await page.reload();
    expect((await highlighted(page)).toLowerCase()).toBe('territor');
  });

  it('should offer to ask when a phrase does not occur', async () => {
    const page = await open('/phrases?q=sourdough');
    await page.getByRole('button', { name: 'Ask about sourdough' }).click();
    expect(await page.getByLabel('Your question').inputValue()).toBe('sourdough');
  });

  it('should draw a theme’s timeline without breaking the policy, and open and filter from it', async () => {
    const scripts: string[] = [];
    stand.page.on('request', (r) => scripts.push(r.url()));
    const page = await open('/timeline');
    expect(scripts.some((u) => u.includes('timeline-chart'))).toBe(false);
    await page.getByRole('button', { name: 'peacekeepers' }).click();
    const chart = page.locator('svg.otr-plot');
    await chart.waitFor();
    expect(scripts.some((u) => u.includes('timeline-chart'))).toBe(true);
    expect(await chart.locator('style').count()).toBe(0);
    expect(await page.getByRole('img', { name: /^Bar chart: passages about peacekeepers/ }).count()).toBe(1);
    const box = (await chart.boundingBox())!;
    await chart.click({ position: { x: box.width * 0.6, y: 36 + 26 * 1.5 } });
    await page.getByRole('heading', { name: 'What was said to Sky News' }).waitFor();
    await page.locator('otr-timeline article').first().waitFor();
    expect(stand.complaints).toEqual([]);
    await page.getByRole('button', { name: 'Ask only about Sky News' }).click();
    await page.getByRole('button', { name: 'Remove filter Sky News' }).waitFor();
  });

  it('should fit the window, in every view', async () => {
    for (const path of [
      '/',
      '/interviews',
      '/phrases?q=territor',
      '/timeline?q=peacekeepers',
      '/about',
      '/interviews/sky-news',
    ]) {
      const page = await open(path);
      await page.reload();
      await page.locator('otr-app').waitFor();
      await page.waitForLoadState('networkidle');
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `${path} on a ${name}`,
      ).toBeLessThanOrEqual(size.width);
    }
  });
});

describe('the keyboard alone', () => {
  it('should ask, read a citation, open and leave the transcript', async () => {
    const { page } = stand;
    await page.setViewportSize(DESKTOP);
    await page.goto(`${stand.url}/about`);
    await page.getByRole('heading', { name: 'What this is' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('peacekeepers');
    await page.keyboard.press('Enter');
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
    const focusedMark = () =>
      page.evaluate(() => {
        let e = document.activeElement;
        while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
        return e?.classList.contains('mark') ? e.textContent : undefined;
      });
    for (let i = 0; i < 20 && (await focusedMark()) === undefined; i++) await page.keyboard.press('Shift+Tab');
    expect(await focusedMark()).toBe('1');
    await page.keyboard.press('End');
    expect(await focusedMark()).toBe('4');
    await page.keyboard.press('ArrowLeft');
    expect(await focusedMark()).toBe('3');
    await page.keyboard.press('Enter');
    await page.locator('mark.quote').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('otr-transcript').waitFor({ state: 'detached' });
    await expect.poll(focusedMark).toBe('3');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('again');
    expect(await page.getByLabel('Your question').inputValue()).toBe('again');
  });

  it('should type a slash into the question as a slash', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await page.getByLabel('Your question').focus();
    await page.keyboard.type('and/or');
    expect(await page.getByLabel('Your question').inputValue()).toBe('and/or');
  });
});
