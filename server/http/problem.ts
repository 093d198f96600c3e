/** Errors as application/problem+json (RFC 9457), without internals. */

import { STATUS_CODES } from 'node:http';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import type { Problem } from '../contract/contract.ts';
import { isOpenAiPath, openAiError } from './openai/errors.ts';

/** An error whose message is meant for the caller. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
}

export function toProblem(status: number, detail: string | undefined, instance: string): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, ...(detail && { detail }), instance };
}

/** Under /v1, errors have OpenAI's shape instead. */
export function problem(c: Context, status: number, detail?: string, headers: Record<string, string> = {}): Response {
  const own = toProblem(status, detail, c.req.path);
  const [type, body] = isOpenAiPath(c.req.path)
    ? ['application/json', openAiError(status, detail ?? own.title)]
    : ['application/problem+json; charset=utf-8', own];
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': type, 'cache-control': 'no-store', ...headers },
  });
}

/** What was wrong with a request, field by field; unknown fields are named. */
export function describeIssues(error: z.ZodError | { issues: readonly unknown[] }): string {
  const issues = error.issues as readonly { path: PropertyKey[]; message: string; code: string; keys?: string[] }[];
  return issues
    .slice(0, 5)
    .map(({ path, message, code, keys }) => {
      const where = path.map(String).join('.');
      if (code === 'unrecognized_keys')
        return `unknown ${where ? `field in ${where}` : 'field'}: ${(keys ?? []).slice(0, 5).join(', ')}`;
      return where ? `${where}: ${message}` : message;
    })
    .join('; ');
}

/** Errors of a question's path that are the asker's to mend, by name: this file is loaded before the path is. */
const OF_THE_ASKER: Record<string, number> = { UnknownFilterError: 400, UnknownInterviewError: 404 };

/** Likewise those that are over in a while: a worker or a cluster that does not answer now. */
const PASSING = new Set(['NotYetError', 'ClusterUnavailableError']);

/** Of a limit on work that must not take this long, whatever was asked. */
const STOPPED = 'StoppedError';

/** Whether the operator should hear of an error. What passes has been told of where it began. */
export function isFault(error: unknown): boolean {
  const { status } = statusOf(error);
  return status >= 500 && (status !== 503 || (error as Error).name === STOPPED);
}

/** The status and the words that a caller may see of any error; what is a fault of ours has no detail. */
export function statusOf(error: unknown): { status: number; detail?: string; headers?: Record<string, string> } {
  if (error instanceof ProblemError) return { status: error.status, detail: error.message, headers: error.headers };
  if (error instanceof HTTPException) {
    const detail = error.status < 500 && error.message ? { detail: error.message } : {};
    return { status: error.status, ...detail };
  }
  const name = error instanceof Error ? error.name : '';
  if (PASSING.has(name)) {
    const detail = 'A part of the server is being started again; try again in a moment.';
    return { status: 503, detail, headers: { 'retry-after': '5' } };
  }
  if (name === STOPPED) {
    return { status: 503, detail: 'This took too long and was stopped.', headers: { 'retry-after': '5' } };
  }
  const status = OF_THE_ASKER[name];
  if (status !== undefined) return { status, detail: (error as Error).message };
  return { status: 500 };
}
