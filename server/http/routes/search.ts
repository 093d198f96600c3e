/** Ranked passages for a query, exact phrases, and where a theme comes up. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { Day, Role } from '../../../ingest/schema.ts';
import {
  type Filters,
  Inferred,
  MentionsResponse,
  PhraseResponse,
  Question,
  SearchResponse,
} from '../../contract/contract.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Engine } from '../../engine.ts';
import { json, problems } from './responses.ts';

/** A query parameter that may be repeated. */
const repeated = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (v) => (v === undefined || Array.isArray(v) ? v : [v]),
    z.array(item).max(LIMITS.filterValues).optional(),
  );
const name = z.string().min(1).max(200);
const whole = (least: number, most: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .default(fallback)
    .openapi({ type: 'integer', minimum: least, maximum: most, default: fallback, pattern: undefined });

const SearchQuery = z.strictObject({
  q: Question,
  outlet: repeated(name),
  speaker: repeated(name),
  role: repeated(Role),
  from: Day.optional(),
  to: Day.optional(),
  limit: whole(1, LIMITS.searchResults, 10),
  ignoreInferred: repeated(Inferred),
});

const search = createRoute({
  method: 'get',
  path: '/api/search',
  request: { query: SearchQuery },
  responses: { ...json(SearchResponse, 'Passages, best first'), ...problems(400) },
});

const mentions = createRoute({
  method: 'get',
  path: '/api/mentions',
  request: { query: z.strictObject({ q: Question }) },
  responses: { ...json(MentionsResponse, 'Passages on a theme, counted by interview'), ...problems(400) },
});

const phrases = createRoute({
  method: 'get',
  path: '/api/phrases',
  request: {
    query: z.strictObject({
      q: z.string().trim().min(2).max(200),
      interview: name.optional(),
      offset: whole(0, 100_000, 0),
      limit: whole(1, 100, 20),
    }),
  },
  responses: { ...json(PhraseResponse, 'Every occurrence of an exact phrase'), ...problems(400, 404) },
});

export function searchRoutes(app: OpenAPIHono, engine: () => Engine): void {
  app.openapi(search, async (c) => {
    const { q, outlet, speaker, role, from, to, limit, ignoreInferred } = c.req.valid('query');
    const filters: Filters = {
      ...(outlet && { outlets: outlet }),
      ...(speaker && { speakers: speaker }),
      ...(role && { roles: role }),
      ...(from && { from }),
      ...(to && { to }),
    };
    const found = await engine().search({ q, filters, ...(ignoreInferred && { ignoreInferred }), limit });
    return c.json({ query: q, ...found }, 200);
  });

  app.openapi(mentions, async (c) => c.json(await engine().mentions(c.req.valid('query').q), 200));

  app.openapi(phrases, (c) => {
    const { q, interview, offset, limit } = c.req.valid('query');
    return c.json(engine().phrases(q, { interview, offset, limit }), 200);
  });
}
