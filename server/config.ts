/** Configuration from environment variables, validated at start; all mistakes are listed at once. */
import { z } from 'zod';
import { flag, ingestSettings, readSettings } from '../ingest/settings.ts';
import { proxyList } from './http/limits/client-address.ts';
import { chatSettings } from './qa/chat-model/settings.ts';

const count = (fallback: number, least = 1) => z.coerce.number().int().min(least).default(fallback);
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((s) => s.trim())
      .filter(Boolean),
  );

/** Whole, as browsers send it: it goes into headers, where a ";" would end what it stands in. */
const ORIGIN = /^https?:\/\/(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253})(?::\d{1,5})?$/i;
const origin = z.string().refine((value) => value === '*' || ORIGIN.test(value), {
  error: ({ input }) => `"${input}" is no origin such as https://example.org (no path, no slash at its end)`,
});
/** Besides, what a content security policy has for whole sites. */
const ANCESTOR = /^https?:\/\/(?:\*\.)?[a-z0-9.-]{1,253}(?::(?:\d{1,5}|\*))?$/i;
const ancestor = z
  .string()
  .refine((value) => ['*', "'self'"].includes(value) || ORIGIN.test(value) || ANCESTOR.test(value), {
    error: ({ input }) => `"${input}" is no site such as https://example.org or https://*.example.org`,
  });

export const serverSettings = {
  ...ingestSettings,
  ...chatSettings,
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  HOST: z.string().default('127.0.0.1'),
  /** Base of links in annotations, MCP and exports; default http://HOST:PORT. */
  PUBLIC_URL: z.url().optional(),
  /** Origins of sites that may call the API and embed the widget, comma-separated; "*" for any. */
  ALLOWED_ORIGINS: list.pipe(z.array(origin)),
  /** Origins that may show the page in a frame, comma-separated. */
  FRAME_ANCESTORS: list.pipe(z.array(ancestor)),
  /** Whether the page and the widget are built and served; without, there is only the API. */
  SERVE_PAGE: flag.prefault('true'),
  /** Largest request body, in bytes. */
  MAX_BODY_BYTES: count(512 * 1024),
  /** Requests a minute and client, 0 for no limit; by default none where HOST is loopback, otherwise 120. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).optional(),
  /** Counts requests in Redis, for several servers together; in this process's memory otherwise. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Addresses and networks of proxies whose X-Forwarded-For is believed, comma-separated. */
  TRUSTED_PROXIES: list.transform(asProxies),
  /** Searches and answers worked on at a time. */
  MAX_CONCURRENCY: count(8),
  /** Searches and answers that wait; more get 503. */
  MAX_QUEUE: count(128, 0),
  /** Longest wait in that queue, in ms. */
  QUEUE_TIMEOUT_MS: count(10_000),
  /** Longest time until a request begins to be answered, in ms. */
  REQUEST_TIMEOUT_MS: count(60_000),
  /** Longest time for the embedding of one question, in ms. */
  EMBEDDING_TIMEOUT_MS: count(10_000),
  /** Open connections; more are closed at once. */
  MAX_CONNECTIONS: count(4_000),
  /** Bytes of kept embeddings of questions, about 2 KB each; 0 for none. */
  QUESTION_CACHE_BYTES: count(10 * 1024 * 1024, 0),
  /** Bytes of kept answers of the index in use, about 60 KB each; 0 for none. */
  ANSWER_CACHE_BYTES: count(32 * 1024 * 1024, 0),
  /** Bytes of kept responses to searches and other GET requests; 0 for none. */
  RESPONSE_CACHE_BYTES: count(32 * 1024 * 1024, 0),
  /** How often the server looks for a new index, in ms; 0 for never (SIGUSR2 always does). */
  INDEX_POLL_MS: count(2_000, 0),
  /** Time for requests to finish after SIGTERM, in ms. */
  SHUTDOWN_MS: count(10_000),
  /** Lets LangSmith's own variables (LANGSMITH_TRACING, LANGSMITH_API_KEY, …) send every question and answer there. */
  TRACE_TO_LANGSMITH: flag,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Log the text of questions; off by default, they are the readers' own. */
  LOG_QUESTIONS: flag,
};

function asProxies(entries: string[], context: z.core.$RefinementCtx<string[]>) {
  try {
    return proxyList(entries);
  } catch (error) {
    context.addIssue((error as Error).message);
    return z.NEVER;
  }
}

export const isLoopback = (host: string) => /^(localhost|::1|\[::1\]|127(\.\d{1,3}){3})$/i.test(host);

export type Config = ReturnType<typeof readConfig>;

/** @throws z.ZodError listing every setting that does not fit */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const settings = readSettings(serverSettings, env);
  const { HOST, PORT, PUBLIC_URL, RATE_LIMIT_PER_MINUTE } = settings;
  return {
    ...settings,
    PUBLIC_URL: PUBLIC_URL ?? `http://${HOST}:${PORT}`,
    RATE_LIMIT_PER_MINUTE: RATE_LIMIT_PER_MINUTE ?? (isLoopback(HOST) ? 0 : 120),
  };
}
