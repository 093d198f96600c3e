/** Made-up text for every endpoint over the small engine, shortly; `npm run fuzz` does it for long, over the real index. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallLibrary } from '../server/http/stream/small-library.ts';
import { app, faults } from '../server/small-server.ts';
import { madeRequests } from './requests.ts';

test('no text is a fault of the server', async () => {
  const words = smallLibrary.interviews.flatMap((i) => [i.outlet.name, ...i.turns.map((t) => t.speaker)]);
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(madeRequests(words), async ({ path, ...init }) => {
      const response = await app.request(path, init);
      const text = await response.text();
      statuses.add(response.status);
      expect(faults.splice(0), text.slice(0, 200)).toEqual([]);
      expect(response.status, text.slice(0, 200)).toBeLessThan(500);
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(statuses).toContain(200);
  expect(statuses).toContain(400);
});
