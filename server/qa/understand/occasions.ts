/** Talks that a question means by the place or event in their titles: “in Lindholm”, “the Lindholm press conference”. */
import type { Interview } from '../../../ingest/schema.ts';
import { words } from '../../../ingest/text/analyze.ts';
import { daysOf, isUnknown } from '../../../ingest/text/calendar.ts';
import { literal } from '../../../ingest/text/pattern.ts';
import type { Filters } from '../../contract/contract.ts';

const EVENT =
  '(?:(?:joint )?(?:press|news|media) (?:conference|briefing|gaggle|event|talk)|conference|briefing|gaggle|hearing|interview|talk|speech|address|lecture|debate|panel|summit|forum|meeting|visit|testimony|q ?& ?a)';
const SAYING =
  '(?:sa(?:y|ys|id|ying)|tell|tells|told|sp(?:eak|eaks|oke|eaking)|talk(?:s|ed|ing)?|ask(?:s|ed)?|answer(?:s|ed)?|mention(?:s|ed)?|announce[sd]?|promise[sd]?|discuss(?:es|ed)?|explain(?:s|ed)?|raise[sd]?|stress(?:es|ed)?|come up|came up)';

export type Occasion = {
  /** Its days; where talks of other outlets fall on them, too, also its outlets. */
  filters: Required<Pick<Filters, 'from' | 'to'>> & Pick<Filters, 'outlets'>;
  /** The question's words for it. */
  matched: string;
};

export type OccasionFinder = (question: string) => Occasion | undefined;

/** Of a word, whatever its letters. */
const END = '(?![\\p{L}\\p{N}])';
const NAME = "(?!The )\\p{Lu}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}’'-]*){0,3}";
const EVENTS_IN_TITLE = '(?:[Pp]ress|[Nn]ews) (?:[Cc]onference|[Bb]riefing)|[Ss]ummit|[Hh]earing|[Ff]orum';
/** What a title names after a preposition or a comma, or before the kind of event: capitalised words, as they stand. */
const PLACES = [
  `(?:\\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Aa]board|[Ee]n [Rr]oute(?: [Tt]o)?)|,) +(?:[Tt]he )?(?<place>${NAME})`,
  `(?<![\\p{L}’'-])(?<place>${NAME}) (?:${EVENTS_IN_TITLE})\\b`,
].map((pattern) => new RegExp(pattern, 'gu'));

/**
 * A place that what is said may speak of is no place where it was said, unless the question puts it there: before all
 * else (“In Lindholm, …”), at once after the verb of speaking (“say in Lindholm”), or with the kind of event.
 *
 * @param names words of people and outlets, folded: they have filters of their own
 */
export function occasionFinder(interviews: readonly Interview[], names: ReadonlySet<string>): OccasionFinder {
  const held = new Map<string, Interview[]>();
  for (const interview of interviews) {
    if (isUnknown(interview.date)) continue;
    const places = PLACES.flatMap((pattern) => [...interview.title.matchAll(pattern)].map((m) => m.groups!.place!));
    for (const place of new Set(places.map((name) => name.toLowerCase()))) {
      if (words(place).some((word) => names.has(word) || NO_PLACE.has(word))) continue;
      held.set(place, [...(held.get(place) ?? []), interview]);
    }
  }
  const occasions = [...held].flatMap(([place, there]) => occasionOf(place, there, interviews) ?? []);
  if (occasions.length === 0) return () => undefined;
  const byPlace = new Map(occasions.map((occasion) => [occasion.matched, occasion]));
  const any = [...byPlace.keys()]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
  const patterns = [
    `^(?:in|at|from) (?:the )?(?<place>${any})${END}(?: ${EVENT})?(?=,| (?:what|did|does|do|was|who|which|how|why|when)\\b)`,
    `\\b${SAYING} (?:(?:to )?(?:the )?(?:press|reporters|journalists|media) )?(?:in|at|from) (?:the )?(?<place>${any})${END}(?: ${EVENT})?(?! and\\b)`,
    `\\b(?:in|at|from|during) (?:the |his |her |their )?(?<place>${any}) ${EVENT}\\b`,
    `\\b(?:in|at|from|during) (?:the |his |her |their )?${EVENT} (?:in|at) (?:the )?(?<place>${any})\\b`,
  ].map((pattern) => new RegExp(pattern, 'iu'));
  return (question) => {
    for (const pattern of patterns) {
      const match = pattern.exec(question);
      const found = match && byPlace.get(match.groups!.place!.toLowerCase());
      if (!found) continue;
      const at = match[0].search(/\b(?:in|at|from|during) /iu);
      return { ...found, matched: match[0].slice(at) };
    }
    return undefined;
  };
}

/** Words with a capital in a title that name no place. */
const NO_PLACE = new Set(
  words(
    `january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday joint daily weekly special first second part episode interview conversation podcast press president prime minister mr mrs
    ms dr sir the a an how why what when where who with`,
  ),
);

function occasionOf(place: string, there: readonly Interview[], all: readonly Interview[]): Occasion | undefined {
  const days = daysOf(there);
  const then = all.filter(({ date }) => date.from <= days.to && date.to >= days.from);
  const outlets = [...new Set(there.map(({ outlet }) => outlet.name))];
  const alone = then.filter(({ outlet }) => outlets.includes(outlet.name));
  if (alone.length > there.length || there.length === all.length) return undefined;
  return { filters: { ...days, ...(then.length > there.length && { outlets }) }, matched: place };
}
