import { describe, expect, it } from 'vitest';
import { PHONE } from './browser.ts';
import { ask, highlighted, useStand } from './stand.ts';

const stand = useStand({ viewport: PHONE, hasTouch: true, isMobile: true, deviceScaleFactor: 1 });

describe('a finger', () => {
  it('should open a citation with a tap, and the transcript from it', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await ask(page, 'What was said about peacekeepers?');
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
    await page.locator('button.mark').first().tap();
    const words = page.locator('otr-citation-card blockquote');
    await words.waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await page.locator('button.mark').first().tap();
    await words.waitFor({ state: 'hidden' });
    await page.locator('button.mark').first().tap();
    await page.locator('otr-citation-card').getByRole('button', { name: 'Read in the transcript' }).tap();
    expect(await highlighted(page)).toMatch(/^If you can tell me/);
    await page.getByRole('button', { name: 'Close' }).tap();
    await page.locator('article[data-state="done"] button.mark').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  });
});
