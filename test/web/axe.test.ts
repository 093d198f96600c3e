import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { DESKTOP, PHONE } from './browser.ts';
import { servePressed } from './pressed-fixture.ts';
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
    '/clippings',
    '/clippings#c=AAAA',
    '/compare?q=peacekeepers',
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

  it('should have none with clippings, selected words, offered questions and a picture', async () => {
    const page = await open('/');
    await ask(page, 'peacekeepers');
    await page.locator('article[aria-busy="true"]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^What was asked/ }).click();
    await page.getByLabel('Your question').pressSequentially('peacek');
    await page.keyboard.press('ArrowDown');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Cite or share: Citation 1', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Pin to clippings' }).click();
    await page.getByRole('link', { name: /clipping/ }).click();
    await page.getByLabel('Your note').first().waitFor();
    expect(await violations()).toEqual([]);
    await page
      .getByRole('button', { name: /^Cite or share/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Save as a picture' }).click();
    await page.getByRole('textbox', { name: /^Description/ }).waitFor();
    expect(await violations()).toEqual([]);
    await servePressed(page, 'sky-news');
    await page.goto(`${stand.url}/interviews/sky-news`);
    await page.getByText('Asked again by the journalist').click();
    await page
      .locator('.turn .paragraph > p')
      .first()
      .evaluate((p) => {
        p.scrollIntoView({ block: 'center' });
        getSelection()!.selectAllChildren(p);
      });
    await page.getByRole('toolbar').waitFor();
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

describe.each(['de', 'ru'])('in the language %s', (language) => {
  it.each(['/', '/clippings', '/timeline?q=peacekeepers', '/compare?q=peacekeepers', '/interviews/bbc-news'])(
    'should have no violation at %s',
    async (path) => {
      const { page } = stand;
      await page.addInitScript((tag) => Object.defineProperty(navigator, 'languages', { get: () => [tag] }), language);
      await page.setViewportSize(DESKTOP);
      await page.goto(stand.url + path);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      expect(await violations()).toEqual([]);
    },
  );
});
