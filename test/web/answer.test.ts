import { describe, expect, it } from 'vitest';
import { HeadCode } from '../../server/contract/blocks.ts';
import { RefusalCode } from '../../server/contract/refusals.ts';
import { answerWords } from '../../web/locale/answer-locale.ts';
import { leftOutBefore } from '../../web/quote/left-out.ts';
import { corpus } from './fake-corpus.ts';
import { ask, useStand } from './stand.ts';

describe('what was left out', () => {
  const turn = { ...corpus.entries[0]!.turns[0]!, text: 'One. Two. Three.', start: 100, end: 116 };
  it('should be the words of the turn before the quote, or between two', () => {
    expect(leftOutBefore([turn], 110)).toBe('One. Two.');
    expect(leftOutBefore([turn], 110, 104)).toBe('Two.');
    expect(leftOutBefore([turn], 90)).toBe('');
  });
});

describe.each(['de', 'ru'])('lines of the product’s own in %s', (lang) => {
  const words = answerWords(lang)!;
  it('should exist for every refusal and head, with whatever parameters', () => {
    for (const code of RefusalCode.options) expect(words.refusal({ code, params: {} })).toMatch(/\S/);
    for (const code of HeadCode.options) {
      const params = { times: 2, interviews: 2, phrase: 'x' };
      expect(words.head({ kind: 'head', text: '', marks: [], code, params })?.join('')).toMatch(/\S/);
    }
  });
  it('should carry the markers of a line', () => {
    const params = { interviews: 2, markers: [1, 2], others: 1, otherMarkers: [3], name: 'Ada Berg' };
    const parts = words.head({ kind: 'head', text: '', marks: [], code: 'answers_yes', params })!;
    expect(parts.filter((p) => typeof p !== 'string')).toEqual([[1, 2], [3]]);
  });
});

describe('an answer on the page', () => {
  const stand = useStand();
  const done = 'article[data-state="done"]';

  it('should set the question apart under a name, show what is left out, and name sources once', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await ask(page, 'peacekeepers');
    const asked = page.locator(`${done} blockquote.asked`);
    expect(await asked.first().locator('.by').textContent()).toMatch(/asked$/);
    expect(await page.getByRole('heading', { name: 'Sources' }).count()).toBe(0);
    await page.getByText('Said alike in 1 more interview: BBC News').waitFor();
    await page.getByRole('button', { name: 'Show what is left out here' }).click();
    const filled = (await page.locator('.reply .filled').textContent())!.trim();
    expect(corpus.text).toContain(filled);
    const looks = await page.evaluate(() => {
      const root = document.querySelector('otr-app')!.shadowRoot!.querySelector('otr-chat')!.shadowRoot!;
      const answer = root.querySelector('otr-exchange')!.shadowRoot!.querySelector('otr-answer')!.shadowRoot!;
      return ['.asked', '.reply'].map((s) => getComputedStyle(answer.querySelector(s)!).fontFamily);
    });
    expect(looks[0]).not.toBe(looks[1]);
    expect(stand.complaints).toEqual([]);
  });

  it('should give a group each its title and its line in the overview, also where nothing was found', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await ask(page, 'compare peacekeepers');
    await page.locator(`${done} .overview`).waitFor();
    expect(await page.locator('.overview li').allTextContents()).toEqual([
      'Sky News: 4 quotes from 1 interview',
      'BBC News: nothing found',
    ]);
    expect(await page.locator('.group h3').allTextContents()).toEqual(['Sky News', 'BBC News']);
  });

  it('should show a mended word and undo it', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await ask(page, 'peacekepers and peacekeepers');
    await page.getByRole('button', { name: 'Ask again without “peacekepers” read as “peacekeepers”' }).click();
    await page.locator(done).waitFor();
    expect(stand.fake.asked[1]!.ignoreInferred).toEqual(['spelling']);
  });

  it('should keep what had arrived when the stream breaks, marked incomplete', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await ask(page, 'cut off peacekeepers');
    await page.locator('article[data-state="cut"] .quote').first().waitFor();
    await page.getByText('This answer is incomplete').first().waitFor();
  });

  it('should recall the last question with one key and reach the first citation with another', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await ask(page, 'peacekeepers');
    await page.locator(`${done} button.mark`).first().waitFor();
    const field = page.getByLabel('Your question');
    await field.press('ArrowUp');
    expect(await field.inputValue()).toBe('peacekeepers');
    await field.fill('');
    await field.press('ArrowDown');
    const first = page.locator('button.mark').first();
    expect(await first.evaluate((e) => (e.getRootNode() as ShadowRoot).activeElement === e)).toBe(true);
  });
});
