/** An OpenAI chat request as a question. Unknown fields are ignored; system messages are accepted and not obeyed. */
import { z } from '@hono/zod-openapi';
import type { AskRequest, Message } from '../../contract/contract.ts';
import { LIMITS } from '../../contract/limits.ts';
import { withoutReferences } from './references.ts';

/** Of content given in parts, those of text count. */
const Content = z.union([z.string(), z.array(z.object({ type: z.string(), text: z.string().optional() }))]);

export const ChatRequest = z
  .object({
    messages: z.array(z.object({ role: z.string(), content: Content.nullish() })).min(1, 'must hold a message'),
    stream: z.boolean().nullish(),
    stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  })
  .openapi('ChatRequest');
export type ChatRequest = z.infer<typeof ChatRequest>;
type ChatMessage = ChatRequest['messages'][number];

/** A chat request that holds no question that can be asked. */
export class ChatRequestError extends Error {
  override name = 'ChatRequestError';
  readonly param: string;

  constructor(message: string, param: string) {
    super(message);
    this.param = param;
  }
}

/**
 * The last user message is the question; of the user's and the assistant's messages before it the newest are kept, each
 * cut to the length that the contract allows.
 *
 * @throws ChatRequestError if there is no question, or one that is too long
 */
export function toAskRequest({ messages }: ChatRequest): AskRequest {
  const last = messages.findLastIndex((m) => m.role === 'user');
  const question = last < 0 ? '' : textOf(messages[last]!).trim();
  if (!question) throw new ChatRequestError('The messages hold no text by the user to answer.', 'messages');
  if (question.length > LIMITS.question) {
    throw new ChatRequestError(`A question has at most ${LIMITS.question} characters.`, 'messages');
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
  return content.flatMap(({ type, text }) => (type === 'text' && text ? text : [])).join('\n');
}
