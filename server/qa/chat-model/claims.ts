/** A chat model's output: claims, each with the passage and the words that bear it out. */
import { z } from 'zod';

export const Claim = z.object({
  text: z.string().min(1).max(1_000),
  passageId: z.string().min(1).max(200),
  quote: z.string().min(1).max(4_000),
});
export type Claim = z.infer<typeof Claim>;

/** More are not looked at. */
const MOST = 40;
const Output = z.object({ claims: z.array(z.unknown()) });

/** What the model is held to where its server can do so. */
export const OUTPUT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['claims'],
  properties: {
    claims: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'passageId', 'quote'],
        properties: { text: { type: 'string' }, passageId: { type: 'string' }, quote: { type: 'string' } },
      },
    },
  },
};

export type ParsedOutput = {
  claims: Claim[];
  /** How many claims there were, malformed ones included. */
  given: number;
};

/** Lenient about what surrounds the JSON (a model's thinking, a code fence), strict about the JSON. Undefined if it is none. */
export function parseOutput(content: string): ParsedOutput | undefined {
  const text = withoutThinking(content);
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const output = Output.safeParse(value);
  if (!output.success) return undefined;
  const items = output.data.claims.slice(0, MOST);
  const claims = items.flatMap((item) => Claim.safeParse(item).data ?? []);
  return { claims, given: items.length };
}

/** Thinking that never ends is not looked into. */
function withoutThinking(content: string): string {
  let text = '';
  let from = 0;
  for (;;) {
    const start = content.indexOf('<think>', from);
    const end = start < 0 ? -1 : content.indexOf('</think>', start);
    if (end < 0) return text + content.slice(from);
    text += content.slice(from, start);
    from = end + '</think>'.length;
  }
}
