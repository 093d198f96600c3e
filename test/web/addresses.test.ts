import { describe, expect, it } from 'vitest';
import { figuresOnlyIn } from '../../web/quote/figures.ts';
import { ask, useStand } from './stand.ts';

const stand = useStand();
const done = 'article[data-state="done"]';

describe('addresses', () => {
  it('should ask what the address asks, within its filters', async () => {
    const { page } = stand;
    await page.goto(`${stand.url}/?q=peacekeepers&outlet=Sky%20News&from=2020-10-05`);
    await page.locator(done).waitFor();
    expect(stand.fake.asked[0]).toEqual({
      question: 'peacekeepers',
      filters: { outlets: ['Sky News'], from: '2020-10-05' },
    });
    expect(await page.title()).toBe('peacekeepers · On the Record');
  });

  it('should change as one asks, go back and forward, and lose nothing at a reload', async () => {
    const { page } = stand;
    await page.goto(stand.url);
    await ask(page, 'peacekeepers');
    await page.locator(done).waitFor();
    await ask(page, 'peacekeepers again');
    await page.locator(done).nth(1).waitFor();
    expect(page.url()).toBe(`${stand.url}/?q=peacekeepers%20again`);
    await page.goBack();
    expect(page.url()).toBe(`${stand.url}/?q=peacekeepers`);
    await page.getByRole('link', { name: 'Interviews' }).click();
    expect(page.url()).toBe(`${stand.url}/interviews`);
    await page.getByRole('link', { name: 'On the Record' }).click();
    expect(await page.locator(done).count()).toBe(2);
    await page.reload();
    await page.locator(done).nth(1).waitFor();
    await page.goBack();
    await page.goForward();
    expect(await page.locator(done).count()).toBe(2);
    expect(stand.fake.asked).toHaveLength(2);
  });

  it.each([
    ['/about', 'What this is, and whose words these are'],
    ['/timeline?q=peacekeepers', 'Where a theme comes up'],
    ['/phrases?q=territor', 'Exact words'],
    ['/interviews', 'Interviews'],
    ['/compare', 'The same question, different rooms'],
  ])('should open %s by hand', async (path, heading) => {
    const { page } = stand;
    await page.goto(stand.url + path);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
  });

  it('should show the list where there is no such interview', async () => {
    const { page } = stand;
    await page.goto(`${stand.url}/interviews/nowhere`);
    await page.getByText('There is no interview “nowhere” here.').waitFor();
    await page.getByRole('link', { name: /Al Jazeera/ }).waitFor();
  });

  it('should show a transcript opened by a link over the full width', async () => {
    const { page } = stand;
    await page.goto(`${stand.url}/interviews/sky-news`);
    await page.locator('otr-transcript .turn').first().waitFor();
    expect(await page.locator('.view').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(page.url()).toBe(`${stand.url}/interviews`);
  });

  it('should compare outlets in columns, each with the question asked there, or with nothing found', async () => {
    const { page } = stand;
    await page.goto(`${stand.url}/compare?q=peacekeepers&outlet=Sky%20News&outlet=Al%20Jazeera`);
    const sides = page.locator('.side');
    await sides.nth(1).waitFor();
    await sides.nth(0).locator('blockquote.asked').waitFor();
    expect(stand.fake.askedAtOnce.map((a) => a.filters!.outlets)).toEqual([['Sky News'], ['Al Jazeera']]);
    expect(stand.complaints).toEqual([]);
  });

  it('should compare countries and times, and say so in the address', async () => {
    const { page } = stand;
    await page.goto(`${stand.url}/compare?q=territor`);
    await page.locator('.side').nth(1).waitFor();
    await page.getByLabel('Side by side').selectOption('countries');
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect.poll(() => page.locator('.side h3').allTextContents()).toEqual(['Qatar', 'United Kingdom']);
    expect(new URL(page.url()).searchParams.get('by')).toBe('country');
    await page.goto(`${stand.url}/compare?q=territor&by=time`);
    await expect.poll(() => page.locator('.side h3').allTextContents()).toEqual(['October 2020', 'November 2020']);
  });
});

describe('figures', () => {
  it('should be told apart by side', () => {
    expect(figuresOnlyIn([['about 5,000 men and 3.'], ['3 of 20%']])).toEqual([['5,000'], ['20%']]);
  });
});

describe('on paper', () => {
  /** Pages of a PDF, by its own count. */
  const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

  it('should be the whole transcript, without controls', async () => {
    const { page } = stand;
    await page.goto(`${stand.url}/interviews/sky-news`);
    await page.locator('otr-transcript .turn').first().waitFor();
    expect(pages(await page.pdf({ format: 'A4' }))).toBeGreaterThan(3);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('otr-transcript .tools').isVisible()).toBe(false);
    expect(await page.locator('.head').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('should be an answer with the addresses of its quotes', async () => {
    const { page } = stand;
    await page.goto(`${stand.url}/?q=peacekeepers`);
    await page.locator(done).waitFor();
    await page.emulateMedia({ media: 'print' });
    const address = page.locator('.address').first();
    expect(await address.isVisible()).toBe(true);
    expect(await address.textContent()).toMatch(/\/interviews\/sky-news\?at=\d+-\d+$/);
    expect(await page.getByLabel('Your question').isVisible()).toBe(false);
    await page.goto((await address.textContent())!);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('mark.quote').first().waitFor();
  });
});
