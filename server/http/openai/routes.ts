/** `/v1`: the same answers for any OpenAI client. */
import { randomUUID } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type Context, Hono } from 'hono';
import type { Engine } from '../../engine.ts';
import { describeIssues, ProblemError, problem, statusOf } from '../problem.ts';
import { eventStream } from '../stream/event-stream.ts';
import { ChatRequest, ChatRequestError, toAskRequest } from './chat-request.ts';
import { type Head, MODEL, toChunk, toChunks, toCompletion, toUsageChunk } from './completion.ts';
import { openAiError } from './errors.ts';

export type OpenAiOptions = {
  engine: () => Engine;
  /** Base of the links in annotations. */
  publicUrl: string;
  /** Called with what went wrong inside after a stream has begun. */
  onFault: (error: unknown) => void;
};

/** Errors thrown here leave through the app's `onError`, which gives them OpenAI's shape by their path. */
export function openAiRoutes({ engine, publicUrl, onFault }: OpenAiOptions): Hono {
  const model = { id: MODEL, object: 'model' as const, created: 0, owned_by: MODEL };

  return new Hono()
    .get('/models', (c) => c.json({ object: 'list', data: [model] }))
    .get('/models/:id', (c) => {
      if (c.req.param('id') === MODEL) return c.json(model);
      throw new ProblemError(404, `The only model is "${MODEL}".`);
    })
    .post('/chat/completions', async (c) => {
      const read = await readRequest(c);
      if (read instanceof Response) return read;
      const { chat, request } = read;
      const current = engine();
      const head: Head = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000) };
      if (!chat.stream) {
        const response = await current.ask(request, c.req.raw.signal);
        return c.json(toCompletion(head, request, response, publicUrl));
      }
      return eventStream({
        signal: c.req.raw.signal,
        async produce(send, signal) {
          send({ data: toChunk(head, { role: 'assistant', content: '' }) });
          const response = await current.ask(request, signal);
          for (const chunk of toChunks(head, response, publicUrl)) send({ data: chunk });
          if (chat.stream_options?.include_usage) {
            send({ data: toUsageChunk(head, request, response, publicUrl) });
          }
          send('[DONE]');
        },
        onError(error) {
          const { status, detail } = statusOf(error);
          if (status >= 500) onFault(error);
          return { data: openAiError(status, detail ?? 'The answer failed.') };
        },
      });
    });
}

async function readRequest(c: Context) {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) return problem(c, 415, 'Send JSON.');
  let body: unknown;
  try {
    body = await c.req.json();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return problem(c, 400, 'The body is not JSON.');
  }
  const chat = ChatRequest.safeParse(body);
  if (!chat.success) {
    const param = String(chat.error.issues[0]?.path[0] ?? '') || null;
    return c.json(openAiError(400, describeIssues(chat.error), param), 400);
  }
  try {
    return { chat: chat.data, request: toAskRequest(chat.data) };
  } catch (error) {
    if (error instanceof ChatRequestError) return c.json(openAiError(400, error.message, error.param), 400);
    throw error;
  }
}

/** The routes' place in the OpenAPI document. */
export function describeOpenAi(app: OpenAPIHono): void {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/v1/chat/completions',
    request: { body: { required: true, content: { 'application/json': { schema: ChatRequest } } } },
    responses: { 200: { description: 'A chat completion in OpenAI’s shape, with `citations`; chunks if `stream`' } },
  });
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/models',
    responses: { 200: { description: 'The one model, in OpenAI’s shape' } },
  });
}
