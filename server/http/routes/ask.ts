/** A question answered with citations, at once or as a stream of events. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { AskRequest, AskResponse } from '../../contract/contract.ts';
import type { Engine } from '../../engine.ts';
import { canonicalFilters } from '../../qa/filters.ts';
import { wantsEvents } from '../accept.ts';
import { statusOf, toProblem } from '../problem.ts';
import { sendAnswer } from '../stream/ask-events.ts';
import { eventStream } from '../stream/event-stream.ts';
import { problems } from './responses.ts';

const EVENTS = 'Events `status`, `citation`, `delta`, then `done` with the whole response, or `error` with a problem';

const ask = createRoute({
  method: 'post',
  path: '/api/ask',
  request: { body: { required: true, content: { 'application/json': { schema: AskRequest } } } },
  responses: {
    200: {
      description: 'The cited answer, or why there is none; events if Accept names text/event-stream and not JSON',
      content: {
        'application/json': { schema: AskResponse },
        'text/event-stream': { schema: z.string().openapi({ description: EVENTS }) },
      },
    },
    ...problems(400, 413, 415),
  },
});

/** @param onFault called with what went wrong inside after a stream has begun */
export function askRoutes(app: OpenAPIHono, engine: () => Engine, onFault: (error: unknown) => void): void {
  app.openapi(ask, async (c) => {
    const request = c.req.valid('json');
    const current = engine();
    if (!wantsEvents(c)) return c.json(await current.ask(request, c.req.raw.signal), 200);
    // What would be refused is refused with its status, before a stream of status 200 begins.
    canonicalFilters(request.filters ?? {}, current.library);
    return eventStream({
      signal: c.req.raw.signal,
      produce: (send, signal) => sendAnswer(current, request, send, signal),
      onError: (error) => {
        const { status, detail } = statusOf(error);
        if (status >= 500) onFault(error);
        return { event: 'error', data: toProblem(status, detail, c.req.path) };
      },
    });
  });
}
