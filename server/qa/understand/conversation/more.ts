/** "anything else?", "tell me more": the question before, answered by what has not been shown. */
import type { Resolved, Spoken } from './turn.ts';

const MORE_ALONE =
  /^(?:please )?(?:(?:tell|show|give) me (?:some )?more|more|go on|continue|(?:is there |was there )?anything (?:else|more)|something else|what else|any (?:others?|more)|more (?:on|about|of) (?:that|this|it|them)|(?:what|anything) else (?:is|was) (?:there|said)(?: (?:about|on) (?:that|this|it|them))?)(?: please)?$/i;
const ASKS_FOR_MORE =
  /\b(?:what|who|where|anything|something|anybody|anyone|somebody|someone|which|nothing) else\b|\bany other\b|\bwhat other\b|(?<!\bonce )\bmore (?:on|about)\b/i;

export const moreOfIt = ({ body, before }: Spoken): Resolved | undefined =>
  MORE_ALONE.test(body)
    ? { stem: before.stem, carried: before.carried, perhaps: before.perhaps ?? false, rewritten: true, more: true }
    : undefined;

export const asksForMore = (text: string): boolean => ASKS_FOR_MORE.test(text);
