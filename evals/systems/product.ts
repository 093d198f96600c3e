/** The product, through its HTTP contract: over the network, or in process through a Hono app's `request`. */
import { z } from 'zod';
import {
  AskResponse,
  InterviewResponse,
  InterviewsResponse,
  type Message,
  SearchResponse,
} from '../../server/contract/contract.ts';
import { type System, timed } from './system.ts';

/** `fetch`, or something of its shape: a path below the server's root, and an init. */
export type Fetcher = (path: string, init?: RequestInit) => Promise<Response>;

export function fetcherFor(url: string): Fetcher {
  const base = url.replace(/\/$/, '');
  return (path, init) => fetch(base + path, init);
}

export function productSystem(request: Fetcher, name = 'product'): System {
  return {
    name,
    search: (query, limit) =>
      timed(async () => {
        const path = `/api/search?${new URLSearchParams({ q: query, limit: String(limit) })}`;
        return { results: (await read(request, path, SearchResponse)).results };
      }),
    ask: (question, history) =>
      timed(async () => ({ response: await read(request, '/api/ask', AskResponse, jsonBody({ question, history })) })),
    async interviews() {
      const { interviews } = await read(request, '/api/interviews', InterviewsResponse);
      const one = (id: string) => read(request, `/api/interviews/${encodeURIComponent(id)}`, InterviewResponse);
      return Promise.all(interviews.map(({ id }) => one(id)));
    },
  };
}

function jsonBody(body: { question: string; history?: Message[] }): RequestInit {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

/** @throws Error that says what the server sent instead of an answer that fits the contract */
async function read<T extends z.ZodType>(
  request: Fetcher,
  path: string,
  schema: T,
  init?: RequestInit,
): Promise<z.infer<T>> {
  const response = await request(path, init);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body.slice(0, 200)}`);
  const parsed = schema.safeParse(JSON.parse(body));
  if (!parsed.success) throw new Error(`${path} broke the contract: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
