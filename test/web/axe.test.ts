import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { DESKTOP, PHONE } from './browser.ts';
import { ask, useStand } from './stand.ts';

// The page lets no script be put into it (trusted types); the checker is one.
const stand = useStand({ bypassCSP: true });

const violations = async () => {
  const { violations: found } = await new AxeBuilder({ page: stand.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(
    (v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`).join(' | ')}`,
  );
};

const sizes = { desktop: DESKTOP, phone: PHONE };

describe.each([
  ['light', 'desktop'],
  ['dark', 'desktop'],
  ['light', 'phone'],
  ['dark', 'phone'],
] as const)('in %s, on a %s', (colorScheme, size) => {
  const open = async (path: string) => {
    const { page } = stand;
    await page.setViewportSize(sizes[size]);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(stand.url + path);
    await page.waitForLoadState('networkidle');
    return page;
  };

  it.each([
    '/',
    '/interviews',
    '/phrases?q=territor',
    '/phrases?q=sourdough',
    '/about',
    '/interviews/sky-news',
    '/interviews/none',
  ])('should have no violation at %s', async (path) => {
    await open(path);
    expect(await violations()).toEqual([]);
  });

  it('should have none in a conversation, with a card open, and beside a transcript', async () => {
    const page = await open('/');
    for (const question of ['what did he tell Sky News about peacekeepers', 'sourdough', 'broken', 'rate limit']) {
      await ask(page, question);
      await page.locator('article[aria-busy="true"]').waitFor({ state: 'detached' });
    }
    expect(await violations()).toEqual([]);
    await page.locator('button.mark').first().focus();
    await page.locator('otr-citation-card blockquote').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('mark.quote').first().waitFor();
    await page.getByText('Questions in this interview').click();
    await page.getByLabel('Find in this transcript').fill('territor');
    expect(await violations()).toEqual([]);
  });

  it('should have none while an answer comes', async () => {
    const page = await open('/');
    await ask(page, 'slow peacekeepers');
    await page.getByText('Searching the transcripts …').waitFor();
    expect(await violations()).toEqual([]);
    stand.fake.release();
  });

  it('should have none in the timeline, the filters, the menus and the dialogs', async () => {
    let page = await open('/timeline?q=peacekeepers');
    await page.locator('svg.otr-plot').waitFor();
    await page.getByText('As a list').click();
    await page.locator('.list button').first().click();
    await page.locator('otr-timeline article').first().waitFor();
    expect(await violations()).toEqual([]);
    page = await open('/#');
    await page.reload();
    await page.getByRole('button', { name: 'Filters' }).click();
    expect(await violations()).toEqual([]);
    await page.getByRole('checkbox', { name: 'interviewer' }).check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Conversations' }).click();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Display' }).click();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await ask(page, 'who asked');
    await page.getByRole('button', { name: 'Cite or share: Citation 1' }).click();
    expect(await violations()).toEqual([]);
    await page.getByRole('menuitem', { name: 'Report a wrong attribution' }).click();
    expect(await violations()).toEqual([]);
  });
});
