/** Pieces of route descriptions that every route shares. */
import type { z } from '@hono/zod-openapi';
import { Problem } from '../../contract/contract.ts';

const TITLES: Record<number, string> = {
  400: 'The request does not fit; `detail` says where',
  404: 'There is no such thing',
  413: 'The body is too large',
  415: 'The body is not JSON',
  429: 'Too many requests; try again later',
  503: 'Too busy, or not ready',
};

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
});

/** Any route may also refuse because there are too many requests, or too much work. */
export const problems = (...statuses: number[]) =>
  Object.fromEntries(
    [...statuses, 429, 503].map((status) => [
      status,
      { description: TITLES[status] ?? 'Error', content: { 'application/problem+json': { schema: Problem } } },
    ]),
  );
