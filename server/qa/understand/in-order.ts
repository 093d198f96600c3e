/** Talks that a question means by their place in the order of time: “the last interview”, “in her first two talks”. */
import type { Interview } from '../../../ingest/schema.ts';
import { fold } from '../../../ingest/text/analyze.ts';
import { daysOf, isUnknown } from '../../../ingest/text/calendar.ts';
import type { Filters } from '../../contract/contract.ts';
import { overlaps } from '../filters.ts';

export type InOrder = {
  /** Their days; of one of which others fall on them, too, also its outlet. */
  filters: Required<Pick<Filters, 'from' | 'to'>> & Pick<Filters, 'outlets'>;
  /** The question's words for them. */
  matched: string;
};

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const TALKS = '(?:interviews?|talks?|conversations?|episodes?|podcasts?|briefings?|hearings?|press conferences?)';
/** “the last interview”, “her two most recent talks” */
const IN_ORDER = `(?:his|her|their|the) (?:very )?(?:(?<before>\\d{1,2}|${NUMBERS.join('|')}) )?(?<which>first|earliest|oldest|last|latest|newest|final|most recent) (?:(?<behind>\\d{1,2}|${NUMBERS.join('|')}) )?(?<house>(?:[\\p{L}\\p{N}.-]+ ){0,4})${TALKS}\\b`;

/** Where such words say which talks are meant, rather than what is spoken of. */
const MEANT = [
  `\\b(?:in|from|of|at|during) (?<talks>${IN_ORDER})`,
  `\\b(?:is|was|are|were|s|did|does|do) (?<talks>${IN_ORDER})(?=(?: (?:with|for|by|of|to) [\\p{L} .-]{1,60}?)? (?:all |mainly |mostly |actually )?(?:about|cover|deal|discuss|focus|touch|revolve)\\b)`,
  `^(?:please |can you |could you )?(?:summari[sz]e|sum up|recap|outline|describe|tell me about|what happened in|(?:give me )?(?:an? )?(?:brief |short |quick )?(?:summary|overview|recap|outline) of) (?<talks>${IN_ORDER})(?=(?: (?:with|for|by|of|to) [\\p{L} .-]{1,60})?\\W{0,20}$)`,
].map((pattern) => new RegExp(pattern, 'u'));

/**
 * @param interviews those that may be meant, in order of time; of one whose day is not known nobody can say its place
 * @param houses the question's words for outlets, folded: nothing else may stand before “interview”
 */
export function findInOrder(
  question: string,
  interviews: readonly Interview[],
  houses: readonly string[] = [],
): InOrder | undefined {
  const text = question.toLowerCase().replace(/[’‘']/g, ' ');
  const found = MEANT.reduce<RegExpExecArray | null>((match, pattern) => match ?? pattern.exec(text), null)?.groups;
  const house = fold(found?.house ?? '').trim();
  if (!found || (house && !houses.some((one) => `${one} `.startsWith(`${house} `)))) return undefined;
  const dated = interviews.filter(({ date }) => !isUnknown(date));
  const number = found.before ?? found.behind;
  const count = number ? Number(number) || NUMBERS.indexOf(number) + 1 : 1;
  const some = /first|earliest|oldest/.test(found.which!) ? dated.slice(0, count) : dated.slice(-count);
  if (some.length === 0) return undefined;
  const days = daysOf(some);
  const then = dated.filter(({ date }) => overlaps(date, days.from, days.to));
  const outlets = some.length === 1 && then.length > 1 ? { outlets: [some[0]!.outlet.name] } : {};
  return { filters: { ...days, ...outlets }, matched: found.talks! };
}
