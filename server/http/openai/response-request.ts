/** A request to OpenAI's responses API as a question. Instructions are accepted and not obeyed. */
import { z } from '@hono/zod-openapi';
import { type ChatRequest, Content, tokenLimit } from './chat-request.ts';

const Item = z.object({
  type: z.literal('message', { error: 'only messages can be read' }).optional(),
  role: z.string(),
  content: Content.nullish(),
});

export const ResponseRequest = z
  .looseObject({
    model: z.string().nullish(),
    input: z.union([z.string(), z.array(Item)]),
    instructions: z.string().nullish(),
    max_output_tokens: tokenLimit,
    stream: z.boolean().nullish(),
  })
  .openapi('ResponseRequest');
export type ResponseRequest = z.infer<typeof ResponseRequest>;

/** The same as messages of a chat. */
export const messagesOf = ({ input }: ResponseRequest): ChatRequest['messages'] =>
  typeof input === 'string' ? [{ role: 'user', content: input }] : input;
