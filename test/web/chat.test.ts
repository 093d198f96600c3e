import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DESKTOP, PHONE } from './browser.ts';
import { collection, corpus } from './fake-corpus.ts';
import { ask, highlighted, useStand } from './stand.ts';

const stand = useStand({ permissions: ['clipboard-read', 'clipboard-write'] });
const clipboard = () => stand.page.evaluate(() => navigator.clipboard.readText());

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('the chat on a %s', (_, size) => {
  const open = async (path = '/') => {
    await stand.page.setViewportSize(size);
    await stand.page.goto(stand.url + path);
    await stand.page.getByRole('heading', { name: 'On the Record' }).waitFor();
    return stand.page;
  };

  it('should offer examples, and answer one at a click', async () => {
    const page = await open();
    await page.getByText('3 interviews with Ilham Aliyev').waitFor();
    await page.getByText(collection.words.en).waitFor();
    await page.getByRole('button', { name: 'What was said about peacekeepers?' }).click();
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
    expect(await page.locator('button.mark').count()).toBe(4);
    expect(stand.complaints).toEqual([]);
  });

  it('should show the answer growing, and announce it only when it is whole', async () => {
    const page = await open();
    await ask(page, 'half of what was said about peacekeepers');
    await page.locator('article[data-state="streaming"] .answer').waitFor();
    const log = page.locator('otr-chat [role="log"]');
    expect((await log.textContent())!.trim()).toBe('');
    expect(await page.getByRole('button', { name: 'Stop' }).isVisible()).toBe(true);
    stand.fake.release();
    await page.locator('article[data-state="done"]').waitFor();
    expect(await log.textContent()).toContain('Answer with 4 quotes from ');
  });

  it('should open a citation on focus and the transcript with exactly those words highlighted, and give the focus back', async () => {
    const page = await open();
    await ask(page, 'What was said about peacekeepers?');
    const second = page.locator('button.mark').nth(1);
    await second.waitFor();
    await page.locator('button.mark').first().focus();
    await page.keyboard.press('ArrowRight');
    const card = page.locator('otr-citation-card');
    await card.locator('blockquote').waitFor();
    const quote = (await card.locator('blockquote').textContent())!;
    for (const part of [
      'Ilham Aliyev',
      'interviewee',
      'Sky News',
      'between 9 and 12 October 2020',
      'the source does not state the day',
    ])
      expect((await card.locator('.who, .where').allTextContents()).join(' ')).toContain(part);
    await page.keyboard.press('Escape');
    await card.locator('blockquote').waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    expect(await highlighted(page)).toBe(quote);
    expect(corpus.text).toContain(quote);
    expect(await page.locator('.turn.interviewer').first().locator('.speaker').textContent()).toContain('interviewer');
    expect(page.url()).toMatch(/\/interviews\/sky-news#q=\d+-\d+&t=/);
    await page.keyboard.press('Escape');
    await page.locator('otr-transcript').waitFor({ state: 'detached' });
    expect(await second.evaluate((e) => (e.getRootNode() as ShadowRoot).activeElement === e)).toBe(true);
  });

  it('should ask a follow-up with the history', async () => {
    const page = await open();
    await ask(page, 'What was said about peacekeepers?');
    await page.locator('article[data-state="done"]').waitFor();
    await ask(page, 'who asked about it?');
    await page.getByText('Understood as: who asked about peacekeepers?').waitFor();
    expect(stand.fake.asked[1]!.history!.map((m) => m.role)).toEqual(['user', 'assistant']);
    expect(stand.fake.asked[1]!.history![0]!.content).toBe('What was said about peacekeepers?');
  });

  it('should filter with chips that can be taken away', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: /^Sky News/ }).check();
    await page.getByRole('checkbox', { name: 'interviewee' }).check();
    await page.getByLabel('From').fill('2020-10-05');
    await page.getByRole('button', { name: 'Done' }).click();
    await ask(page, 'peacekeepers');
    await page.locator('article[data-state="done"]').waitFor();
    expect(stand.fake.asked[0]!.filters).toEqual({ outlets: ['Sky News'], roles: ['interviewee'], from: '2020-10-05' });
    await page.getByRole('button', { name: 'Remove filter Sky News' }).click();
    await ask(page, 'peacekeepers again');
    await page.locator('article[data-state="done"]').nth(1).waitFor();
    expect(stand.fake.asked[1]!.filters).toEqual({ roles: ['interviewee'], from: '2020-10-05' });
  });

  it('should show an inferred filter and ask again without it', async () => {
    const page = await open();
    await ask(page, 'what did he tell Sky News about peacekeepers');
    await page.getByRole('button', { name: 'Ask again without Sky News' }).click();
    await page.getByRole('button', { name: 'Ask again without Sky News' }).waitFor({ state: 'detached' });
    await page.locator('article[data-state="done"]').waitFor();
    expect(stand.fake.asked.map((a) => a.ignoreInferred)).toEqual([undefined, ['outlets']]);
  });

  it('should copy a quote with its citation, and fill a report of a wrong attribution', async () => {
    const page = await open();
    await ask(page, 'peacekeepers');
    await page.getByRole('button', { name: 'Cite or share: Citation 1' }).click();
    await page.getByRole('menuitem', { name: 'Copy as Chicago' }).click();
    await page.getByRole('button', { name: 'Cite or share: Citation 1' }).getByText('Copied').waitFor();
    expect(await clipboard()).toMatch(
      /^“If you can tell me.*between October 9 and October 12, 2020, transcript, http.*#q=/,
    );
    await page.getByRole('button', { name: 'Cite or share: Citation 1' }).click();
    await page.getByRole('menuitem', { name: 'Report a wrong attribution' }).click();
    const report = await page.getByRole('textbox', { name: 'Report a wrong attribution' }).inputValue();
    const { start, end } = {
      start: corpus.text.indexOf('If you can tell me'),
      end: corpus.text.indexOf('That’s wrong information') - 1,
    };
    expect(report).toContain(`Offsets (UTF-16 code units): ${start}-${end}`);
  });

  it('should save the conversation as Markdown and JSON', async () => {
    const page = await open();
    await ask(page, 'peacekeepers');
    await page.locator('article[data-state="done"]').waitFor();
    const saved = async (name: string) => {
      await page.getByRole('button', { name: 'Conversations' }).click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      await page.keyboard.press('Escape');
      return readFile(await file.path(), 'utf8');
    };
    expect(await saved('Save as Markdown')).toMatch(/## peacekeepers\n\n[\s\S]*\[\^1-1\]: [\s\S]*#q=/);
    expect(JSON.parse(await saved('Save as JSON')).exchanges[0].citations).toHaveLength(4);
  });

  it('should keep conversations only when asked to', async () => {
    const page = await open();
    await ask(page, 'peacekeepers');
    await page.locator('article[data-state="done"]').waitFor();
    const stored = () => page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length]);
    // One entry: the tab's own conversation, until the tab is closed.
    expect(await stored()).toEqual([0, 1, 0]);
    await page.getByRole('button', { name: 'Conversations' }).click();
    await page.getByLabel('Keep conversations in this browser').check();
    await page.reload();
    await page.getByRole('button', { name: 'Conversations' }).click();
    await page.getByRole('button', { name: /^peacekeepers/ }).click();
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
    await page.getByRole('button', { name: 'Conversations' }).click();
    await page.getByLabel('Keep conversations in this browser').uncheck();
    expect(await stored()).toEqual([0, 1, 0]);
  });
});

describe('pointers', () => {
  it('should open the card on hover, keep it while the pointer is on it, and open the transcript at a click', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await ask(page, 'peacekeepers');
    const mark = page.locator('button.mark').first();
    await mark.hover();
    const words = page.locator('otr-citation-card blockquote');
    await words.waitFor();
    await words.hover();
    expect(await words.isVisible()).toBe(true);
    await mark.click();
    expect(await highlighted(page)).toMatch(/^If you can tell me/);
  });
});
