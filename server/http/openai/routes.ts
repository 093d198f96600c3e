/** `/v1`: the same answers for any OpenAI client. */
import { randomUUID } from 'node:crypto';
import type { OpenAPIHono, z } from '@hono/zod-openapi';
import { type Context, Hono } from 'hono';
import type { AskRequest } from '../../contract/contract.ts';
import type { Engine } from '../../engine.ts';
import { describeIssues, ProblemError, problem, statusOf } from '../problem.ts';
import { eventStream } from '../stream/event-stream.ts';
import { ChatRequest, ChatRequestError, toAskRequest } from './chat-request.ts';
import { type Head, toChunk, toChunks, toCompletion, toUsageChunk } from './completion.ts';
import { contentOf } from './content.ts';
import { openAiError } from './errors.ts';
import { model, requireModel } from './model.ts';
import { answerEvents, openingEvents, type ResponseHead, toResponse } from './response.ts';
import { messagesOf, ResponseRequest } from './response-request.ts';
import { CHAT_FIELDS, RESPONSE_FIELDS, refuseUnsupported } from './unsupported.ts';

export type OpenAiOptions = {
  engine: () => Engine;
  /** Base of the links in annotations. */
  publicUrl: string;
  /** Called with what went wrong inside after a stream has begun. */
  onFault: (error: unknown) => void;
};

const now = (): number => Math.floor(Date.now() / 1000);

/** Errors thrown here leave through the app's `onError`, which gives them OpenAI's shape by their path. */
export function openAiRoutes({ engine, publicUrl, onFault }: OpenAiOptions): Hono {
  const errorOf = (error: unknown) => {
    const { status, detail } = statusOf(error);
    if (status >= 500) onFault(error);
    return openAiError(status, detail ?? 'The answer failed.');
  };

  return new Hono()
    .get('/models', (c) => c.json({ object: 'list', data: [model] }))
    .get('/models/:id', (c) => {
      requireModel(c.req.param('id'));
      return c.json(model);
    })
    .post('/chat/completions', async (c) => {
      const read = await readRequest(c, ChatRequest, (chat) => {
        refuseUnsupported(chat, CHAT_FIELDS);
        return toAskRequest(chat);
      });
      if (read instanceof Response) return read;
      const { body, request } = read;
      const maxTokens = body.max_completion_tokens ?? body.max_tokens ?? undefined;
      const current = engine();
      const head: Head = { id: `chatcmpl-${randomUUID()}`, created: now() };
      if (!body.stream) {
        const response = await current.ask(request, c.req.raw.signal);
        return c.json(toCompletion(head, request, response, contentOf(response, publicUrl, maxTokens)));
      }
      const withUsage = body.stream_options?.include_usage === true;
      return eventStream({
        signal: c.req.raw.signal,
        async produce(send, signal) {
          send({ data: toChunk(head, { role: 'assistant', content: '' }, withUsage) });
          const response = await current.ask(request, signal);
          const content = contentOf(response, publicUrl, maxTokens);
          for (const chunk of toChunks(head, response, content, withUsage)) send({ data: chunk });
          if (withUsage) send({ data: toUsageChunk(head, request, content) });
          send('[DONE]');
        },
        onError: (error) => ({ data: errorOf(error) }),
      });
    })
    .post('/responses', async (c) => {
      const read = await readRequest(c, ResponseRequest, (body) => {
        refuseUnsupported(body, RESPONSE_FIELDS);
        return toAskRequest({ messages: messagesOf(body) }, 'input');
      });
      if (read instanceof Response) return read;
      const { body, request } = read;
      const { max_output_tokens = null, instructions = null } = body;
      const current = engine();
      const ids = { id: `resp_${randomUUID()}`, itemId: `msg_${randomUUID()}` };
      const head: ResponseHead = { ...ids, created_at: now(), max_output_tokens, instructions };
      const answered = async (signal: AbortSignal) => {
        const answer = await current.ask(request, signal);
        const content = contentOf(answer, publicUrl, max_output_tokens ?? undefined);
        return { whole: toResponse(head, request, answer, content), content };
      };
      if (!body.stream) return c.json((await answered(c.req.raw.signal)).whole);
      let sequence_number = 0;
      return eventStream({
        signal: c.req.raw.signal,
        async produce(send, signal) {
          const sendAll = (events: { type: string }[]) => {
            for (const event of events)
              send({ event: event.type, data: { ...event, sequence_number: sequence_number++ } });
          };
          sendAll(openingEvents(head));
          const { whole, content } = await answered(signal);
          sendAll(answerEvents(head, whole, content));
        },
        onError: (thrown) => {
          const { error } = errorOf(thrown);
          return { event: 'error', data: { ...error, type: 'error', error, sequence_number } };
        },
      });
    });
}

type Named = { model?: string | null | undefined };

/** The body and its question, or what to answer instead. @throws ProblemError 404 for an unknown model */
async function readRequest<Body extends Named>(
  c: Context,
  schema: z.ZodType<Body>,
  toRequest: (body: Body) => AskRequest,
): Promise<Response | { body: Body; request: AskRequest }> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) return problem(c, 415, 'Send JSON.');
  let sent: unknown;
  try {
    sent = await c.req.json();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return problem(c, 400, 'The body is not JSON.');
  }
  const body = schema.safeParse(sent);
  if (!body.success) {
    const param = String(body.error.issues[0]?.path[0] ?? '') || null;
    return c.json(openAiError(400, describeIssues(body.error), param), 400);
  }
  try {
    requireModel(body.data.model);
    return { body: body.data, request: toRequest(body.data) };
  } catch (error) {
    if (error instanceof ChatRequestError) {
      return c.json(openAiError(400, error.message, error.param, error.code), 400);
    }
    if (error instanceof ProblemError) {
      return c.json(openAiError(404, error.message, 'model', 'model_not_found'), 404);
    }
    throw error;
  }
}

/** The routes' place in the OpenAPI document. */
export function describeOpenAi(app: OpenAPIHono): void {
  const post = (path: string, schema: z.ZodType, description: string) =>
    app.openAPIRegistry.registerPath({
      method: 'post',
      path,
      request: { body: { required: true, content: { 'application/json': { schema } } } },
      responses: { 200: { description } },
    });
  post(
    '/v1/chat/completions',
    ChatRequest,
    'A chat completion in OpenAI’s shape, with `citations`; chunks if `stream`',
  );
  post('/v1/responses', ResponseRequest, 'A response in OpenAI’s shape, with `citations`; events if `stream`');
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/models',
    responses: { 200: { description: 'The one model, in OpenAI’s shape' } },
  });
}
