/** The app, without a port, over the small engine. */

import type { Engine } from '../../server/engine.ts';
import { createApp } from '../../server/http/app.ts';
import { smallEngine } from './small-index.ts';

/** What went wrong inside. */
export const faults: unknown[] = [];

export const appOf = (engine: Engine | undefined) =>
  createApp({ engine: () => engine, maxBodyBytes: 512 * 1024, onFault: (error) => faults.push(error) });

export const app = appOf(smallEngine());

export const get = (path: string, init?: RequestInit) => app.request(path, init);
export const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
