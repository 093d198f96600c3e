/** An answer in the shapes of OpenAI's responses API, at once and as its events. */
import type { AskRequest, AskResponse } from '../../contract/contract.ts';
import { type Content, countTokens } from './content.ts';
import { MODEL } from './model.ts';

export type ResponseHead = {
  /** Of the response and of its one message. */
  id: string;
  itemId: string;
  /** Unix time in seconds. */
  created_at: number;
  max_output_tokens: number | null;
  instructions: string | null;
};

type Status = 'in_progress' | 'completed' | 'incomplete';

const partOf = ({ text, annotations }: Pick<Content, 'text' | 'annotations'>) => ({
  type: 'output_text' as const,
  text,
  annotations: annotations.map(({ type, url_citation }) => ({ type, ...url_citation })),
  logprobs: [],
});

const itemOf = ({ itemId }: ResponseHead, status: Status, content: object[]) => ({
  id: itemId,
  type: 'message' as const,
  role: 'assistant' as const,
  status,
  content,
});

const base = ({ id, created_at, max_output_tokens, instructions }: ResponseHead, status: Status) => ({
  id,
  object: 'response' as const,
  created_at,
  status,
  background: false,
  error: null,
  incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' as const } : null,
  instructions,
  max_output_tokens,
  metadata: {},
  model: MODEL,
  parallel_tool_calls: false,
  previous_response_id: null,
  store: false,
  temperature: null,
  text: { format: { type: 'text' as const } },
  tool_choice: 'none' as const,
  tools: [],
  top_p: null,
  truncation: 'disabled' as const,
});

const statusOf = ({ cut }: Content): Status => (cut ? 'incomplete' : 'completed');

export function toResponse(head: ResponseHead, request: AskRequest, answer: AskResponse, content: Content) {
  const { asked, answered, total } = countTokens(request, content.text);
  const status = statusOf(content);
  return {
    ...base(head, status),
    output: [itemOf(head, status, [partOf(content)])],
    usage: {
      input_tokens: asked,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: answered,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: total,
    },
    citations: content.citations,
    answer_status: answer.status,
    ...(answer.fallback && { fallback: answer.fallback }),
  };
}

type ResponseEvent = { type: string } & Record<string, unknown>;

/** Before there is an answer. */
export function openingEvents(head: ResponseHead): ResponseEvent[] {
  const response = { ...base(head, 'in_progress'), output: [], usage: null };
  return [
    { type: 'response.created', response },
    { type: 'response.in_progress', response },
  ];
}

/** All that follows, ending with the whole response. */
export function answerEvents(
  head: ResponseHead,
  whole: ReturnType<typeof toResponse>,
  content: Content,
): ResponseEvent[] {
  const item = whole.output[0]!;
  const part = partOf(content);
  const place = { item_id: head.itemId, output_index: 0, content_index: 0 };
  return [
    { type: 'response.output_item.added', output_index: 0, item: itemOf(head, 'in_progress', []) },
    { type: 'response.content_part.added', ...place, part: partOf({ text: '', annotations: [] }) },
    ...content.pieces.map((delta) => ({ type: 'response.output_text.delta', ...place, delta, logprobs: [] })),
    ...part.annotations.map((annotation, annotation_index) => ({
      type: 'response.output_text.annotation.added',
      ...place,
      annotation_index,
      annotation,
    })),
    { type: 'response.output_text.done', ...place, text: content.text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part },
    { type: 'response.output_item.done', output_index: 0, item },
    { type: `response.${whole.status}`, response: whole },
  ];
}
