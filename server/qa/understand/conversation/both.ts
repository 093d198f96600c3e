/** "how do the two differ?" after what one and then the other was asked about: the two side by side. */
import { words } from '../../../../ingest/text/analyze.ts';
import { speakerIn } from './speaker.ts';
import type { ConversationContext, Resolved, Spoken, Turn } from './turn.ts';

const COMPARED =
  /^(?:how (?:do|does|did) (?:the two|they|those two|these two|the two of them|both)(?: of them)? (?:differ|compare)|(?:what is|what['’]s|what are) the differences?(?: between (?:them|the two|both))?|compare (?:them|the two|both|those two)|(?:do|did) (?:they|the two|both)(?: of them)? (?:agree|disagree|say the same|differ))$/i;

const COMPARES = /\b(?:compare|comparison|versus|vs|differ|differences?)\b/i;

export function bothCompared({ body, before, turns }: Spoken, context: ConversationContext): Resolved | undefined {
  const one = turns.at(-2);
  if (!COMPARED.test(body)) return undefined;
  if (COMPARES.test(before.stem)) return { stem: before.stem, carried: before.carried, rewritten: true };
  if (!one) return undefined;
  const [first, second] = [nameIn(one, context), nameIn(before, context)];
  if (!first || !second || first === second) return undefined;
  const named = new Set(words(`${first} ${second}`));
  const parts = before.topic.split(', ').filter((part) => !words(part).some((word) => named.has(word)));
  const rest = parts.join(', ');
  return { stem: `Compare ${first} and ${second}${rest ? ` on ${rest}` : ''}`, rewritten: true };
}

/** The speaker, or else the last name that it has. */
function nameIn({ stem }: Turn, context: ConversationContext): string | undefined {
  const speaker = speakerIn(stem, context);
  if (speaker) return speaker;
  const { names, isAnswering, isPerson } = context;
  const isName = (word: string) => !isAnswering(word) && (isPerson(word) || names.kindOf(word) === 'name');
  const own = words(stem).findLast(isName);
  return own && stem.split(/[^\p{L}\p{M}-]+/u).find((word) => words(word)[0] === own);
}
