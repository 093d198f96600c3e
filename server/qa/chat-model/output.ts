/** A chat model's output: numbers of the quotes that it chooses, and sentences of its own where those are asked for. */
import { z } from 'zod';

/** Longer output is not read, in UTF-16 code units; more numbers or sentences are not looked at. */
const LONGEST = 100_000;
const MOST = 40;

const Group = z.array(z.unknown());
const Choice = z.object({ groups: z.array(z.unknown()) });
const number = z.int().positive();

export const CHOICE_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['groups'],
  properties: { groups: { type: 'array', items: { type: 'array', items: { type: 'integer' } } } },
};

/**
 * Quotes by number, in groups, each once: only numbers of quotes that were given. `given` counts all that the model named.
 * Whatever else it wrote is left behind here. Undefined if it is not the JSON that was asked for.
 *
 * @param quotes how many were offered, numbered from 1
 */
export function parseChoice(content: string, quotes: number): { groups: number[][]; given: number } | undefined {
  const output = Choice.safeParse(readJson(content));
  if (!output.success) return undefined;
  const seen = new Set<number>();
  let given = 0;
  const groups = output.data.groups.slice(0, MOST).map((group) =>
    (Group.safeParse(group).data ?? [group]).slice(0, MOST).flatMap((value) => {
      given++;
      const chosen = number.safeParse(value).data;
      if (chosen === undefined || chosen > quotes || seen.has(chosen)) return [];
      seen.add(chosen);
      return [chosen];
    }),
  );
  return { groups: groups.filter((group) => group.length > 0), given };
}

const Wording = z.object({ text: z.string().min(1).max(1_000), quote: number });
/** A sentence of the model's own on one of the quotes, by its number. */
export type Wording = z.infer<typeof Wording>;
const Wordings = z.object({ sentences: z.array(z.unknown()) });

export const WORDING_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['sentences'],
  properties: {
    sentences: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'quote'],
        properties: { text: { type: 'string' }, quote: { type: 'integer' } },
      },
    },
  },
};

/** `given` counts malformed sentences, too. Undefined if it is not the JSON that was asked for. */
export function parseWordings(content: string): { sentences: Wording[]; given: number } | undefined {
  const output = Wordings.safeParse(readJson(content));
  if (!output.success) return undefined;
  const items = output.data.sentences.slice(0, MOST);
  return { sentences: items.flatMap((item) => Wording.safeParse(item).data ?? []), given: items.length };
}

/** Lenient about what surrounds the JSON (a model's thinking, a code fence). */
function readJson(content: string): unknown {
  if (content.length > LONGEST) return undefined;
  const text = withoutThinking(content);
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
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
