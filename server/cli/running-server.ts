/** Questions to a server that runs already, which answers at once. */

import { currentVersion } from '../../ingest/index/current-version.ts';
import { commandLine } from '../../ingest/place.ts';
import type { Config } from '../config.ts';
import { AskResponse, InterviewsResponse, Problem } from '../contract/contract.ts';
import type { Answers } from './answers.ts';

/** How long a server may take to say that it is ready, in ms: one that answers others has little time. Where none is, that is known at once. */
const PATIENCE = 5_000;

/** A server that did not answer as it should, in words for the person at the terminal. */
export class ServerAnswerError extends Error {
  override name = 'ServerAnswerError';
}

/** @param url base, with or without a slash at its end */
export function answersOf(url: string): Answers {
  const base = url.replace(/\/+$/, '');
  const call = async (path: string, init?: RequestInit): Promise<unknown> => {
    let res: Response;
    try {
      res = await fetch(base + path, init);
    } catch {
      throw new ServerAnswerError(
        `No server answers at ${base}. Start one with ${commandLine('start')}, or leave out --server.`,
      );
    }
    const body: unknown = await res.json().catch(() => undefined);
    if (res.ok) return body;
    const problem = Problem.safeParse(body).data;
    throw new ServerAnswerError(
      `${base} answers ${res.status}: ${problem?.detail ?? problem?.title ?? 'no reason given'}`,
    );
  };
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return {
    publicUrl: base,
    ask: async (request) =>
      AskResponse.parse(await call('/api/ask', { method: 'POST', headers, body: JSON.stringify(request) })),
    interviews: async () => InterviewsResponse.parse(await call('/api/interviews')).interviews,
    close: async () => {},
  };
}

/** The address of a server on the configured port that has the index which this configuration names; else undefined. */
export async function findServer({ HOST, PORT, INDEX_DIR }: Config): Promise<string | undefined> {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;
  const base = `http://${host}:${PORT}`;
  try {
    const res = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(PATIENCE) });
    const { status, index } = (await res.json()) as { status?: unknown; index?: unknown };
    return status === 'ready' && index === (await currentVersion(INDEX_DIR)) ? base : undefined;
  } catch {
    return undefined;
  }
}
