/** A question as the rest of the pipeline needs it: standalone, with the filters and the intent that its words carry. */
import { fold } from '../../ingest/index/analyze.ts';
import type { Role } from '../../ingest/schema.ts';
import type { FilterField, Filters, Message } from '../contract.ts';
import type { Library } from '../library.ts';
import { findDates } from './dates.ts';
import { type OutletFinder, outletFinder } from './outlets.ts';
import { quotedPhrases } from './phrases.ts';
import { asksWho, findRole, findSpeakers } from './speakers.ts';

export type Intent = {
  /** Whose words are asked for, where the question says so. */
  role?: Role;
  who: boolean;
  number: boolean;
  /** Asked across the collection: "what was said about …". */
  theme: boolean;
  phrases: string[];
};

export type Understanding = {
  /** Standalone: a follow-up with what it left out. */
  question: string;
  inferred: Filters;
  intent: Intent;
};

export type Understand = (
  question: string,
  ignore?: readonly FilterField[],
  history?: readonly Message[],
) => Understanding;

const NUMBER =
  /\b(how many|how much|how long|how far|how old|how often|how big|number of|what (?:share|percentage|proportion|number|figure|sum|date|year)|which year|population|tally|toll|figures?|when|cost|price|per ?cent|percentage)\b/i;
const THEME =
  /\b(what (?:was|is|has been|were|did (?:he|aliyev|they|the president)) (?:ever )?(?:said|say|says|saying) (?:about|on|of)|everything|all (?:that|the times|mentions)|each time|across (?:the|all)|in (?:all|the|his|these) interviews|how (?:did|has|does) (?:his|the) .{0,40}(?:change|shift|evolve|develop|grow|climb)|trace|over time|ever)\b/i;

export function makeUnderstand(library: Library): Understand {
  const { interviews } = library;
  const findOutlets: OutletFinder = outletFinder(interviews);
  const outletNames = [...new Set(interviews.flatMap((i) => [i.outlet.name, ...i.outlet.variants]))].map(fold);
  const speakers = [...new Set(library.passages.map((p) => p.turn.speaker))];
  const interviewee = interviews[0]?.interviewee ?? '';
  const bounds = {
    from: interviews.map((i) => i.date.from).sort()[0] ?? '',
    to:
      interviews
        .map((i) => i.date.to)
        .sort()
        .at(-1) ?? '',
  };
  return (question, ignore = []) => {
    const role = findRole(question, outletNames);
    const named = findSpeakers(question, speakers, interviewee);
    const theirs = interviews.filter((i) => i.interviewers.some((n) => named.includes(n))).map((i) => i.outlet.name);
    const outlets = theirs.length > 0 ? theirs : findOutlets(question).outlets;
    const others = named.filter((n) => !interviews.some((i) => i.interviewers.includes(n)));
    const inferred: Filters = {
      ...(outlets.length > 0 && { outlets }),
      ...(others.length > 0 && { speakers: others }),
      ...(role && others.length === 0 && { roles: [role] }),
      ...findDates(question, bounds),
    };
    for (const field of ignore) delete inferred[field];
    return {
      question,
      inferred,
      intent: {
        ...(role && { role }),
        who: asksWho(question),
        number: NUMBER.test(question),
        theme: THEME.test(question),
        phrases: quotedPhrases(question),
      },
    };
  };
}
