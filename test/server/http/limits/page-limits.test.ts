/** Pages that are filled with what they show: under the same limits as the API. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../../server/http/app.ts';
import { Gate } from '../../../../server/http/limits/gate.ts';
import { openRateLimit } from '../../../../server/http/limits/rate-limit.ts';
import type { Middleware } from '../../../../server/http/middleware.ts';
import { pageRoutes } from '../../../../server/http/page.ts';
import { html } from '../../../../server/http/page-document.ts';

const dir = mkdtempSync(join(tmpdir(), 'otr-page-'));
beforeAll(() => {
  writeFileSync(
    join(dir, 'index.html'),
    '<head><title>Built</title><meta name="description" content="" /></head><body><otr-app></otr-app></body>',
  );
});
afterAll(() => rmSync(dir, { recursive: true }));

function pages(middleware: Partial<Middleware>, told: () => Promise<void> = async () => {}) {
  let asked = 0;
  const facts = async () => {
    asked++;
    await told();
    return { title: 'Filled', description: '', url: '', body: html`` };
  };
  const page = pageRoutes({ dir, frameAncestors: [], facts });
  const app = createApp({ engine: () => undefined, maxBodyBytes: 1000, page, middleware });
  const title = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers });
    expect(response.status).toBe(200);
    return /<title>(.*)<\/title>/.exec(await response.text())?.[1];
  };
  return { title, asked: () => asked };
}

test('beyond a client’s requests a minute the page comes as it was built', async () => {
  const { title, asked } = pages({ rateLimit: await openRateLimit({ perMinute: 2 }) });
  expect(await title('/?q=ferry')).toBe('Filled');
  expect(await title('/interviews/one')).toBe('Filled');
  for (const path of ['/?q=lake', '/', '/interviews', '/interviews/two', '/about'])
    expect(await title(path)).toBe('Built');
  expect(asked()).toBe(2);
});

test('a page that nobody opens comes as it was built', async () => {
  const { title, asked } = pages({});
  for (const mode of ['no-cors', 'cors']) expect(await title('/?q=ferry', { 'sec-fetch-mode': mode })).toBe('Built');
  expect(asked()).toBe(0);
  expect(await title('/?q=ferry', { 'sec-fetch-mode': 'navigate' })).toBe('Filled');
});

test('a page’s answer takes only a place that is free, and gives it back', async () => {
  const gate = new Gate({ running: 1, queue: 10, patienceMs: 60_000 });
  const { title } = pages({ gate });
  const leave = await gate.enter();
  expect(await title('/?q=ferry')).toBe('Built');
  expect(await title('/interviews/one')).toBe('Filled');
  leave();
  expect(await title('/?q=ferry')).toBe('Filled');
  expect([gate.running, gate.waiting]).toEqual([0, 0]);
});

test('a page does not wait long for an answer, and comes without one that fails', async () => {
  const { title } = pages({}, () => new Promise(() => {}));
  expect(await title('/?q=ferry')).toBe('Built');
  const failing = pages({}, () => Promise.reject(new Error('no')));
  expect(await failing.title('/?q=ferry')).toBe('Built');
});
