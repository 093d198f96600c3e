/** Fields of a request that would change its answer and cannot be honoured here: refused by name, never ignored in silence. */
import { ChatRequestError } from './chat-request.ts';

type Fields = Record<string, unknown>;
type Field = { param: string; asksForIt: (body: Fields) => boolean; instead: string };

const filled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value != null && value !== '');
const typeOf = (value: unknown): unknown => (value as { type?: unknown } | null | undefined)?.type;
const formatted = (value: unknown): boolean => value != null && typeOf(value) !== 'text';

const NO_TOOLS = 'answers come from the transcripts only; leave it out or set tool_choice to "none"';
const TEXT_ONLY = 'answers are text; POST /api/ask returns them as JSON';
const ONE_ANSWER = 'there is one answer to a question';
const NOT_KEPT = 'nothing is kept between requests; send what was said before';

/** Of both endpoints. */
const SHARED: readonly Field[] = [
  { param: 'tools', asksForIt: (b) => filled(b.tools) && b.tool_choice !== 'none', instead: NO_TOOLS },
  {
    param: 'tool_choice',
    asksForIt: (b) => b.tool_choice === 'required' || typeof (b.tool_choice ?? '') === 'object',
    instead: NO_TOOLS,
  },
  { param: 'top_logprobs', asksForIt: (b) => Number(b.top_logprobs ?? 0) > 0, instead: 'no model weighs words here' },
];

export const CHAT_FIELDS: readonly Field[] = [
  ...SHARED,
  { param: 'n', asksForIt: (b) => b.n != null && b.n !== 1, instead: ONE_ANSWER },
  { param: 'functions', asksForIt: (b) => filled(b.functions) && b.function_call !== 'none', instead: NO_TOOLS },
  { param: 'response_format', asksForIt: (b) => formatted(b.response_format), instead: TEXT_ONLY },
  { param: 'logprobs', asksForIt: (b) => b.logprobs === true, instead: 'no model weighs words here' },
  { param: 'stop', asksForIt: (b) => filled(b.stop), instead: 'quotes are shown whole; use max_completion_tokens' },
  { param: 'audio', asksForIt: (b) => filled(b.audio), instead: TEXT_ONLY },
  {
    param: 'modalities',
    asksForIt: (b) => Array.isArray(b.modalities) && b.modalities.some((m) => m !== 'text'),
    instead: TEXT_ONLY,
  },
];

export const RESPONSE_FIELDS: readonly Field[] = [
  ...SHARED,
  {
    param: 'text.format',
    asksForIt: (b) => formatted((b.text as { format?: unknown } | null | undefined)?.format),
    instead: TEXT_ONLY,
  },
  { param: 'background', asksForIt: (b) => b.background === true, instead: 'wait for the answer, or stream it' },
  { param: 'previous_response_id', asksForIt: (b) => filled(b.previous_response_id), instead: NOT_KEPT },
  { param: 'conversation', asksForIt: (b) => filled(b.conversation), instead: NOT_KEPT },
  { param: 'prompt', asksForIt: (b) => filled(b.prompt), instead: 'send the question as input' },
];

/** @throws ChatRequestError naming the first field that asks for what cannot be had */
export function refuseUnsupported(body: Fields, fields: readonly Field[]): void {
  const found = fields.find((field) => field.asksForIt(body));
  if (found)
    throw new ChatRequestError(`${found.param} is not supported: ${found.instead}.`, found.param, 'unsupported_value');
}
