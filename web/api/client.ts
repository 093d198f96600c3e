import type { CollectionResponse } from '../../server/contract/collection.ts';
import type {
  AskEvent,
  AskRequest,
  AskResponse,
  Filters,
  Inferred,
  Interview,
  InterviewResponse,
  InterviewsResponse,
  MentionsResponse,
  PassageResponse,
  PhraseResponse,
  SearchResponse,
} from '../../server/contract/contract.ts';
import { createEventParser } from './event-stream.ts';
import { fromException, fromProblem, RequestFailed, retryAfterSeconds } from './failure.ts';

/** The server's heartbeat comes every 15 s; after this much silence (ms) the stream counts as lost. */
const SILENCE = 45_000;

export type PhraseQuery = { q: string; interview?: string; offset?: number; limit?: number };

/** What the page and the widget ask of the server. Every method throws `RequestFailed`, or `AbortError` when stopped. */
export type Client = {
  /** Where pages and links live, without a slash at the end; empty for the page's own origin. */
  base: string;
  collection(): Promise<CollectionResponse>;
  interviews(): Promise<Interview[]>;
  interview(id: string, signal?: AbortSignal): Promise<InterviewResponse>;
  phrases(query: PhraseQuery, signal?: AbortSignal): Promise<PhraseResponse>;
  passage(id: string, signal?: AbortSignal): Promise<PassageResponse>;
  mentions(q: string, signal?: AbortSignal): Promise<MentionsResponse>;
  search(q: string, filters: Filters, limit: number, signal?: AbortSignal): Promise<SearchResponse>;
  /** An answer at once, without history. */
  answer(
    question: string,
    filters: Filters,
    limit: number,
    signal?: AbortSignal,
    ignoreInferred?: Inferred[],
  ): Promise<AskResponse>;
  ask(request: AskRequest, onEvent: (event: AskEvent) => void, signal?: AbortSignal): Promise<void>;
};

async function refuse(response: Response): Promise<never> {
  const retryAfter = retryAfterSeconds(response.headers.get('retry-after'), Date.now());
  const problem = await response.json().catch(() => ({}));
  throw new RequestFailed(fromProblem(problem, response.status, retryAfter));
}

const toQuery = (pairs: [string, string | number | undefined][]): string =>
  new URLSearchParams(pairs.filter(([, v]) => v !== undefined && v !== '').map(([k, v]) => [k, String(v)])).toString();

const searchQuery = (q: string, filters: Filters, limit: number): string =>
  toQuery([
    ['q', q],
    ...(filters.outlets ?? []).map((v): [string, string] => ['outlet', v]),
    ...(filters.speakers ?? []).map((v): [string, string] => ['speaker', v]),
    ...(filters.roles ?? []).map((v): [string, string] => ['role', v]),
    ['from', filters.from],
    ['to', filters.to],
    ['limit', limit],
  ]);

async function readEvents(response: Response, onEvent: (event: AskEvent) => void): Promise<void> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const parse = createEventParser();
  let finished = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = () => {
    clearTimeout(timer);
    return new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new RequestFailed({ kind: 'unreachable' })), SILENCE);
    });
  };
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), silence()]);
      if (done) break;
      for (const { event, data } of parse(value)) {
        const decoded = { event, data: JSON.parse(data) } as AskEvent;
        if (decoded.event === 'error') throw new RequestFailed(fromProblem(decoded.data, decoded.data.status));
        finished ||= decoded.event === 'done';
        onEvent(decoded);
      }
    }
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => undefined);
  }
  if (!finished) throw new RequestFailed({ kind: 'unreachable' });
}

/** Makes a client for the server at `base` (an origin, or empty for the page's own). */
export function createClient(base: string): Client {
  const origin = base.replace(/\/+$/, '');

  const isElsewhere = origin !== '' && new URL(origin).origin !== location.origin;

  const answersAtAll = (): Promise<boolean> =>
    fetch(`${origin}/healthz`, { mode: 'no-cors', credentials: 'omit' }).then(
      () => true,
      () => false,
    );

  async function guarded<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      const failure = fromException(error, navigator.onLine);
      // A server that is there, only not for this site, looks to a script like one that is not.
      const refused = failure.kind === 'unreachable' && isElsewhere && (await answersAtAll());
      throw new RequestFailed(refused ? { kind: 'not-allowed', detail: location.origin } : failure);
    }
  }

  const get = <T>(path: string, signal?: AbortSignal): Promise<T> =>
    guarded(async () => {
      const response = await fetch(origin + path, { signal, credentials: 'omit' });
      return response.ok ? ((await response.json()) as T) : refuse(response);
    });

  const post = (request: AskRequest, accept: string, signal?: AbortSignal): Promise<Response> =>
    fetch(`${origin}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(request),
      signal,
      credentials: 'omit',
    });

  /** What changes only with the index is asked for once; again, if that failed. */
  const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
    let known: Promise<T> | undefined;
    return () => {
      known ??= load().catch((error) => {
        known = undefined;
        throw error;
      });
      return known;
    };
  };

  return {
    base: origin,
    collection: once(() => get<CollectionResponse>('/api/collection')),
    interviews: once(async () => (await get<InterviewsResponse>('/api/interviews')).interviews),
    interview: (id, signal) => get(`/api/interviews/${encodeURIComponent(id)}`, signal),
    passage: (id, signal) => get(`/api/passages/${encodeURIComponent(id)}`, signal),
    phrases: ({ q, interview, offset, limit }, signal) =>
      get(
        `/api/phrases?${toQuery([
          ['q', q],
          ['interview', interview],
          ['offset', offset],
          ['limit', limit],
        ])}`,
        signal,
      ),
    mentions: (q, signal) => get(`/api/mentions?${toQuery([['q', q]])}`, signal),
    search: (q, filters, limit, signal) => get(`/api/search?${searchQuery(q, filters, limit)}`, signal),
    answer: (question, filters, limit, signal, ignoreInferred) =>
      guarded(async () => {
        const response = await post({ question, filters, limit, ignoreInferred }, 'application/json', signal);
        return response.ok ? ((await response.json()) as AskResponse) : refuse(response);
      }),
    ask: (request, onEvent, signal) =>
      guarded(async () => {
        const response = await post(request, 'text/event-stream', signal);
        if (!response.ok) return refuse(response);
        return readEvents(response, onEvent);
      }),
  };
}
