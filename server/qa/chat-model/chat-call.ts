/** One call of an OpenAI-compatible chat server: within a time and a size, with no key but its own. */
import type { BaseMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import { PROMPT_VERSION } from './prompt.ts';
import type { ChatSettings } from './settings.ts';

/** Longest response that is read, in bytes. */
const MOST_BYTES = 1024 * 1024;

export type NamedChatModel = ChatSettings & { CHAT_BASE_URL: string; CHAT_MODEL: string };
export type ChatCall = (messages: BaseMessage[], signal: AbortSignal) => Promise<string>;

/** @param schema of the JSON that is asked for, with its name */
export function chatCall(settings: NamedChatModel, name: string, schema: object): ChatCall {
  const { CHAT_BASE_URL, CHAT_MODEL, CHAT_API_KEY, CHAT_MAX_TOKENS, CHAT_TEMPERATURE, CHAT_OUTPUT } = settings;
  const model = new ChatOpenAI({
    model: CHAT_MODEL,
    // Never the key of another service, which the client would take from OPENAI_API_KEY.
    apiKey: CHAT_API_KEY ?? 'none',
    configuration: { baseURL: CHAT_BASE_URL, fetch: boundedFetch },
    maxTokens: CHAT_MAX_TOKENS,
    temperature: CHAT_TEMPERATURE,
    useResponsesApi: false,
    // Whoever asks waits: the extractive answer at once is better than prose after a second try.
    maxRetries: 0,
  });
  const response_format = {
    json_schema: { type: 'json_schema' as const, json_schema: { name, strict: true, schema: { ...schema } } },
    json_object: { type: 'json_object' as const },
    text: undefined,
  }[CHAT_OUTPUT];
  return async (messages, signal) => {
    const reply = await model.invoke(messages, {
      signal,
      metadata: { promptVersion: PROMPT_VERSION },
      ...(response_format && { response_format }),
    });
    return reply.text;
  };
}

/** A response that never ends breaks off. */
const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.body) return response;
  let bytes = 0;
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) controller.error(new Error(`The response is longer than ${MOST_BYTES} bytes.`));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(bounded), { status, statusText, headers });
};
