/** The corpus itself: interviews, passages, sources. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { CollectionResponse } from '../../contract/collection.ts';
import { InterviewResponse, InterviewsResponse, PassageResponse } from '../../contract/contract.ts';
import type { Engine } from '../../engine.ts';
import { describeCollection } from '../../qa/describe-collection.ts';
import { passageInPlace } from '../../qa/passage-in-place.ts';
import { ProblemError } from '../problem.ts';
import { json, problems } from './responses.ts';

const list = createRoute({
  method: 'get',
  path: '/api/interviews',
  request: { query: z.strictObject({}) },
  responses: { ...json(InterviewsResponse, 'All interviews in order of time'), ...problems(400) },
});

const collection = createRoute({
  method: 'get',
  path: '/api/collection',
  request: { query: z.strictObject({}) },
  responses: {
    ...json(CollectionResponse, 'The collection: its texts, its people and what it holds'),
    ...problems(400),
  },
});

const one = createRoute({
  method: 'get',
  path: '/api/interviews/{id}',
  request: { params: z.object({ id: z.string().max(200) }), query: z.strictObject({}) },
  responses: {
    ...json(InterviewResponse, 'One interview, every word in exactly one turn or note'),
    ...problems(400, 404),
  },
});

const passage = createRoute({
  method: 'get',
  path: '/api/passages/{id}',
  request: { params: z.object({ id: z.string().max(200) }), query: z.strictObject({}) },
  responses: { ...json(PassageResponse, 'A passage and the turns around it'), ...problems(400, 404) },
});

const source = createRoute({
  method: 'get',
  path: '/api/sources/{file}',
  request: { params: z.object({ file: z.string().max(200) }) },
  responses: {
    200: { description: 'The transcript, byte for byte', content: { 'text/plain': { schema: z.string() } } },
    304: { description: 'Not modified' },
    ...problems(400, 404),
  },
});

export function interviewRoutes(app: OpenAPIHono, engine: () => Engine): void {
  app.openapi(list, (c) => {
    const { library } = engine();
    return c.json({ interviews: library.interviews.map((i) => library.toInterview(i)) }, 200);
  });

  app.openapi(collection, (c) => c.json(describeCollection(engine().library), 200));

  app.openapi(one, (c) => {
    const { library } = engine();
    const { id } = c.req.valid('param');
    const interview = library.interview(id);
    if (!interview) throw new ProblemError(404, `There is no interview "${id}". GET /api/interviews lists them.`);
    const turns = interview.turns.map((turn) => library.toTurn(interview, turn));
    return c.json({ interview: library.toInterview(interview), turns, notes: library.toNotes(interview) }, 200);
  });

  app.openapi(passage, (c) => {
    const { library } = engine();
    const { id } = c.req.valid('param');
    const found = passageInPlace(library, id);
    if (!found) throw new ProblemError(404, `There is no passage "${id}".`);
    return c.json(found, 200);
  });

  app.openapi(source, (c) => {
    const { library } = engine();
    const { file } = c.req.valid('param');
    const found = library.source(file);
    if (!found) throw new ProblemError(404, `There is no source "${file}".`);
    const etag = `"${found.sha256}"`;
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, { etag });
    return c.text(found.text, 200, { etag, 'cache-control': 'no-cache', 'content-type': 'text/plain; charset=utf-8' });
  });
}
