/** An answer in the shapes of OpenAI's chat completions. */
import type { AskRequest, AskResponse } from '../../contract/contract.ts';
import { type Content, countTokens } from './content.ts';
import { MODEL } from './model.ts';
import type { Annotation } from './references.ts';

export type Head = {
  id: string;
  /** Unix time in seconds. */
  created: number;
};

type FinishReason = 'stop' | 'length';

export function usageOf(request: AskRequest, content: string) {
  const { asked, answered, total } = countTokens(request, content);
  return { prompt_tokens: asked, completion_tokens: answered, total_tokens: total };
}

/** What a response says beside its text. */
const besides = ({ status, fallback }: AskResponse, { citations }: Content) => ({
  citations,
  status,
  ...(fallback && { fallback }),
});

const finishOf = ({ cut }: Content): FinishReason => (cut ? 'length' : 'stop');

export function toCompletion(head: Head, request: AskRequest, response: AskResponse, content: Content) {
  const { text, annotations } = content;
  const message = { role: 'assistant' as const, content: text, refusal: null, annotations };
  return {
    ...head,
    object: 'chat.completion' as const,
    model: MODEL,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishOf(content) }],
    usage: usageOf(request, text),
    ...besides(response, content),
  };
}

type Delta = { role?: 'assistant'; content?: string; annotations?: Annotation[] };

/** @param withUsage the client asked for usage: every chunk but the last then says that it has none */
export const toChunk = (head: Head, delta: Delta, withUsage: boolean, finish_reason: FinishReason | null = null) => ({
  ...head,
  object: 'chat.completion.chunk' as const,
  model: MODEL,
  choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  ...(withUsage && { usage: null }),
});

/**
 * The chunks of a finished answer after the first. The last one carries all annotations and citations at once: the
 * official client keeps only those of the last chunk that has any.
 */
export function toChunks(head: Head, response: AskResponse, content: Content, withUsage: boolean) {
  const { pieces, annotations } = content;
  const last = toChunk(head, { annotations }, withUsage, finishOf(content));
  return [
    ...pieces.map((text) => toChunk(head, { content: text }, withUsage)),
    { ...last, ...besides(response, content) },
  ];
}

export const toUsageChunk = (head: Head, request: AskRequest, { text }: Content) => ({
  ...head,
  object: 'chat.completion.chunk' as const,
  model: MODEL,
  choices: [],
  usage: usageOf(request, text),
});
