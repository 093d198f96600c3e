import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESKTOP, PHONE } from './browser.ts';
import { ask, useStand } from './stand.ts';

const stand = useStand();

/** The conversation as seen; what is announced to screen readers stands beside it. */
const shown = (page: Page) => page.locator('otr-exchange');

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('what can go wrong, on a %s', (_, size) => {
  const open = async () => {
    await stand.page.setViewportSize(size);
    await stand.page.goto(stand.url);
    await stand.page.getByText('3 interviews with').waitFor();
    return stand.page;
  };

  it('should say that the transcripts do not answer, why, and what is nearest', async () => {
    const page = await open();
    await ask(page, 'How do I bake sourdough bread?');
    await shown(page).getByText('The transcripts never mention “sourdough”.').waitFor();
    await page.getByRole('heading', { name: 'Nearest passages, which may not answer it' }).waitFor();
    expect(await page.locator('button.mark').count()).toBe(0);
    await page.getByRole('button', { name: 'Read in the transcript' }).first().click();
    await page.locator('mark.quote').first().waitFor();
  });

  it('should mark an answer about the collection as such', async () => {
    const page = await open();
    await ask(page, 'which interviews are here?');
    await page.getByText('About this collection').waitFor();
    await page.locator('.answer').getByText('This collection holds 3 interviews').waitFor();
  });

  it('should count down when rate limited', async () => {
    const page = await open();
    await ask(page, 'rate limit');
    await shown(page).getByText('Too many questions in a short time.').waitFor();
    const again = page.getByRole('button', { name: /^Ask again in \d+ s$/ });
    expect(await again.isDisabled()).toBe(true);
  });

  it('should keep the question when the server fails, and ask it again', async () => {
    const page = await open();
    await ask(page, 'broken');
    await shown(page).getByText('Something went wrong on the server.').waitFor();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await expect.poll(() => stand.fake.asked.map((a) => a.question)).toEqual(['broken', 'broken']);
  });

  it.each([
    ['cut off in peacekeepers', 'cut'],
    ['peacekeepers, fails late', 'cut'],
  ])('should not pass off half an answer as one: %s', async (question, state) => {
    const page = await open();
    await ask(page, question);
    await page.locator(`article[data-state="${state}"] .notice`).getByText('This answer is incomplete').waitFor();
    expect(await page.locator('article[data-state="done"]').count()).toBe(0);
  });

  it('should stop at a click', async () => {
    const page = await open();
    await ask(page, 'slow peacekeepers');
    await page.getByText('Searching the transcripts …').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped before the answer was complete.').waitFor();
    stand.fake.release();
  });

  it('should tell being offline from a server that is down', async () => {
    const page = await open();
    await stand.context.setOffline(true);
    await ask(page, 'peacekeepers');
    await shown(page).getByText('You are offline.').waitFor();
    await stand.context.setOffline(false);
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
  });

  it('should show hostile text, in questions, answers and errors, as text', async () => {
    const page = await open();
    const question = 'hostile <img src=x onerror="window.hacked=3"> {{7*7}}';
    await ask(page, question);
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
    expect(await page.locator('h2.question').textContent()).toContain(question);
    await page.locator('button.mark').focus();
    await page.locator('otr-citation-card blockquote').waitFor();
    await ask(page, 'refused');
    await page.getByText('unknown outlet <img src=x').waitFor();
    expect(await page.locator('img, script:not([src])').count()).toBe(0);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    expect(stand.complaints).toEqual([]);
    await page.goto(`${stand.url}/interviews/%3Cimg%20src=x%20onerror=window.hacked=4%3E#q=1-2&t=%3Cscript%3E`);
    // A wrong address leads to the list, which names it as text.
    await page.locator('p.notice[role="alert"]', { hasText: '<img src=x' }).waitFor();
    expect(await page.locator('img, script:not([src])').count()).toBe(0);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
  });
});

describe('when the server is down', () => {
  it('should say so and keep the question', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await page.getByText('3 interviews with').waitFor();
    // Views are loaded while nothing is done.
    await page.waitForFunction(() => customElements.get('otr-timeline') && customElements.get('otr-over-time'));
    await page.waitForLoadState('networkidle');
    await stand.stop();
    await ask(page, 'peacekeepers');
    await shown(page).getByText('The server cannot be reached.').waitFor();
    await page.getByRole('heading', { name: 'peacekeepers' }).waitFor();
    await page.getByRole('link', { name: 'Interviews' }).click();
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByRole('button', { name: 'ceasefire' }).click();
    await page.locator('[role="alert"][data-failure="unreachable"]').waitFor();
  });
});
