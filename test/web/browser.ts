import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type BrowserContext, chromium as playwright } from 'playwright-core';

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/**
 * A Chromium of its own with a fresh profile. Only the executable of the package is used: its own arguments switch web
 * security off, and with that off a test of another origin would prove nothing.
 */
export async function openBrowser(options: Parameters<typeof playwright.launchPersistentContext>[1] = {}): Promise<{
  context: BrowserContext;
  close: () => Promise<void>;
}> {
  const profile = await mkdtemp(join(tmpdir(), 'otr-browser-'));
  const context = await playwright.launchPersistentContext(profile, {
    executablePath: await chromium.executablePath(),
    // Playwright's own defaults stay out too: what runs is what stands here.
    ignoreDefaultArgs: ['--disable-web-security'],
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    viewport: DESKTOP,
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...options,
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
