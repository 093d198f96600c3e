/** The app with its middleware around an engine of a few lines, where a test does not need the corpus. */

import type { AskRequest, AskResponse } from '../../../server/contract/contract.ts';
import type { Engine, SearchOutcome } from '../../../server/engine.ts';
import { createApp } from '../../../server/http/app.ts';
import type { Middleware } from '../../../server/http/middleware.ts';

export type Fakes = {
  version?: string;
  search?: (q: string) => Promise<SearchOutcome> | SearchOutcome;
  ask?: (request: AskRequest) => Promise<AskResponse> | AskResponse;
};

export const NOTHING: SearchOutcome = { filters: { given: {}, inferred: {} }, results: [] };

export function fakeEngine(fakes: Fakes): Engine {
  const { search = () => NOTHING, ask } = fakes;
  const engine = {
    get version() {
      return fakes.version ?? 'v1';
    },
    library: { interviews: [], passages: [], interview: () => undefined },
    search: async ({ q }: { q: string }) => search(q),
    ask: async (request: AskRequest) => ask?.(request) ?? answerTo(request.question),
  };
  return engine as unknown as Engine;
}

export const answerTo = (question: string): AskResponse => ({
  question,
  standaloneQuestion: question,
  status: 'no_answer',
  reason: 'The transcripts do not say.',
  answer: 'The transcripts do not say.',
  citations: [],
  filters: { given: {}, inferred: {} },
  answeredBy: 'extractive',
  timings: { understand: 1, retrieve: 2, answer: 3, verify: 4, total: 10 },
});

export function smallApp(middleware: Partial<Middleware> = {}, fakes: Fakes = {}) {
  const engine = fakeEngine(fakes);
  const app = createApp({
    engine: () => engine,
    maxBodyBytes: 512 * 1024,
    publicUrl: 'http://127.0.0.1:8787',
    ...(middleware.allowedOrigins && { allowedOrigins: middleware.allowedOrigins }),
    middleware,
  });
  return app;
}

export const ask = (question: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ question }),
});
