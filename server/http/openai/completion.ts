/** An answer in the shapes of OpenAI's chat completions. */
import type { AskRequest, AskResponse } from '../../contract/contract.ts';
import { markdownPieces } from './markdown.ts';
import { annotations, ownWords, references } from './references.ts';

/** The only model there is; whatever a client asks for, this answers. */
export const MODEL = 'on-the-record';

export type Head = {
  id: string;
  /** Unix time in seconds. */
  created: number;
};

/** Nothing here counts tokens: four characters are taken for one. */
const tokensOf = (text: string): number => Math.ceil(text.length / 4);

export function usageOf({ question, history = [] }: AskRequest, content: string) {
  const prompt_tokens = tokensOf(question) + history.reduce((sum, m) => sum + tokensOf(m.content), 0);
  const completion_tokens = tokensOf(content);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

/** What a response says beside its text. */
const besides = ({ citations, status, fallback }: AskResponse) => ({
  citations,
  status,
  ...(fallback && { fallback }),
});

export function toCompletion(head: Head, request: AskRequest, response: AskResponse, publicUrl: string) {
  const content = ownWords(response) + references(response, publicUrl);
  const message = {
    role: 'assistant' as const,
    content,
    refusal: null,
    annotations: annotations(response, publicUrl),
  };
  return {
    ...head,
    object: 'chat.completion' as const,
    model: MODEL,
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' as const }],
    usage: usageOf(request, content),
    ...besides(response),
  };
}

type Delta = { role?: 'assistant'; content?: string; annotations?: ReturnType<typeof annotations> };

export const toChunk = (head: Head, delta: Delta, finish_reason: 'stop' | null = null) => ({
  ...head,
  object: 'chat.completion.chunk' as const,
  model: MODEL,
  choices: [{ index: 0, delta, logprobs: null, finish_reason }],
});

/** The chunks of a finished answer after the first; the last one carries annotations and citations. */
export function toChunks(head: Head, response: AskResponse, publicUrl: string) {
  const own = markdownPieces(response).map((piece) => piece.text);
  const texts = [...own, references(response, publicUrl)].filter(Boolean);
  const last = toChunk(head, { annotations: annotations(response, publicUrl) }, 'stop');
  return [...texts.map((content) => toChunk(head, { content })), { ...last, ...besides(response) }];
}

export const toUsageChunk = (head: Head, request: AskRequest, response: AskResponse, publicUrl: string) => ({
  ...head,
  object: 'chat.completion.chunk' as const,
  model: MODEL,
  choices: [],
  usage: usageOf(request, ownWords(response) + references(response, publicUrl)),
});
