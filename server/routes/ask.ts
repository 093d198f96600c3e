/** A question answered with citations. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { AskRequest, AskResponse } from '../contract.ts';
import type { Engine } from '../engine.ts';
import { json, problems } from './responses.ts';

const ask = createRoute({
  method: 'post',
  path: '/api/ask',
  request: { body: { required: true, content: { 'application/json': { schema: AskRequest } } } },
  responses: { ...json(AskResponse, 'The cited answer, or why there is none'), ...problems(400, 413, 415) },
});

export function askRoutes(app: OpenAPIHono, engine: () => Engine): void {
  app.openapi(ask, async (c) => c.json(await engine().ask(c.req.valid('json'), c.req.raw.signal), 200));
}
