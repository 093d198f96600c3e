/**
 * An OpenAI chat request as a question. System messages are accepted and not obeyed; unknown fields and those of sampling
 * (temperature, top_p, seed, penalties) are ignored: the same question gets the same answer.
 */
import { z } from '@hono/zod-openapi';
import { type AskRequest, type Message, Question } from '../../contract/contract.ts';
import { LIMITS } from '../../contract/limits.ts';
import { withoutReferences } from './references.ts';

/** Of content given in parts, those of text count, by their names in both APIs. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'input_text', 'output_text']);

export const Content = z.union([z.string(), z.array(z.object({ type: z.string(), text: z.string().optional() }))]);

export const tokenLimit = z.int('must be a whole number').min(1, 'must be 1 or more').nullish();

export const ChatRequest = z
  .looseObject({
    model: z.string().nullish(),
    messages: z.array(z.object({ role: z.string(), content: Content.nullish() })).min(1, 'must hold a message'),
    max_tokens: tokenLimit,
    max_completion_tokens: tokenLimit,
    stream: z.boolean().nullish(),
    stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  })
  .openapi('ChatRequest');
export type ChatRequest = z.infer<typeof ChatRequest>;
type ChatMessage = ChatRequest['messages'][number];

/** A request that holds no question that can be asked, or asks for what cannot be had. */
export class ChatRequestError extends Error {
  override name = 'ChatRequestError';
  readonly param: string;
  readonly code: string | null;

  constructor(message: string, param: string, code: string | null = null) {
    super(message);
    this.param = param;
    this.code = code;
  }
}

/**
 * The last user message is the question; of the user's and the assistant's messages before it the newest are kept, each
 * cut to the length that the contract allows.
 *
 * @param param the field that the messages come from
 * @throws ChatRequestError if there is no question, or one that is too long
 */
export function toAskRequest({ messages }: Pick<ChatRequest, 'messages'>, param = 'messages'): AskRequest {
  const last = messages.findLastIndex((m) => m.role === 'user');
  const question = last < 0 ? '' : textOf(messages[last]!).trim();
  if (!question) throw new ChatRequestError('There is no text by the user to answer.', param);
  if (!Question.safeParse(question).success) {
    throw new ChatRequestError(`A question has at most ${LIMITS.question} characters.`, param);
  }
  const history = messages.slice(0, last).flatMap(toHistory).slice(-LIMITS.history);
  return { question, ...(history.length > 0 && { history }) };
}

function toHistory(message: ChatMessage): Message[] {
  const { role } = message;
  if (role !== 'user' && role !== 'assistant') return [];
  const text = role === 'assistant' ? withoutReferences(textOf(message)) : textOf(message);
  return text.trim() ? [{ role, content: text.slice(0, LIMITS.historyMessage) }] : [];
}

function textOf({ content }: ChatMessage): string {
  if (!content) return '';
  if (typeof content === 'string') return content;
  return content.flatMap(({ type, text }) => (TEXTS.has(type) && text ? text : [])).join('\n');
}
