/** "and Trump?", "and the Italians?", "fine, and tanks?": the question before, with one of its parts exchanged for another. */
import { words } from '../../../../ingest/text/analyze.ts';
import { findPeriods } from '../../../../ingest/text/days.ts';
import { withoutEnding } from '../normalise.ts';
import { tokensOf } from '../tokens.ts';
import { putAt } from './replace.ts';
import type { ConversationContext, Resolved, Turn } from './turn.ts';

/** "the Turkish ones", "those in Georgia": the words that stand in place of a thing. */
const ONES = /\b(?:ones?|(?:those|that) of|those|counterparts?)\b/i;
const ABOUT = /\b(?:about|regarding|concerning|mention(?:s|ed)?) (?:the |an? |his |her |their )?/iu;
/** "Berg on boats", "her view of boats", "what does she think of boats" */
const ON =
  /^\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2} on (?:the |an? )?|\b(?:sa(?:y|id|ys)|thinks?|thought|views?|opinions?|positions?) (?:on|of) (?:the |an? |his |her |their )?/u;
const HOW_MANY = /\bhow (?:many|much) (?:of (?:the|his|her|their) )?/i;

/**
 * @param other the words that are to stand in the question, without an article: "Italians", "tanks"
 * @returns undefined where no part of the question, or of what it carries, is of its kind
 */
export function withOther({ stem, carried }: Turn, other: string, context: ConversationContext): Resolved | undefined {
  const kind = kindOf(other, context);
  const place = kind === 'thing' ? placeOfThing(stem, context) : placeOfName(stem, kind, context);
  if (place) return { stem: putAt(stem, place, other), carried, rewritten: true };
  const inCarried = kind === 'thing' || !carried ? undefined : placeOfName(carried, kind, context);
  return inCarried && { stem, carried: putAt(carried, inCarried, other), rewritten: true };
}

type Kind = 'person' | 'people' | 'name' | 'thing';

export function kindOf(phrase: string, { isPerson, names }: ConversationContext): Kind {
  const all = words(phrase);
  if (all.some(isPerson)) return 'person';
  const kinds = all.map((word) => names.kindOf(word));
  if (kinds.includes('people')) return 'people';
  return kinds.length > 0 && kinds.every((kind) => kind === 'name') ? 'name' : 'thing';
}

/** The last run of names of that kind, those who answer left out; a person may stand in the place of another name. */
function placeOfName(question: string, kind: Kind, context: ConversationContext) {
  const periods = findPeriods(question.toLowerCase(), context.days);
  const runs = runsOf(question, (word) => nameKind(word, context)).filter(
    (run) => !periods.some(({ start, end }) => run.start < end && run.end > start),
  );
  const of = (...kinds: Kind[]) => runs.findLast((run) => kinds.includes(run.kind));
  if (kind === 'person') return of('person') ?? of('name');
  return kind === 'people' ? of('people') : of('name');
}

function nameKind(word: string, { isPerson, isAnswering, names }: ConversationContext): Kind | undefined {
  if (isAnswering(word)) return undefined;
  return isPerson(word) ? 'person' : names.kindOf(word);
}

/** What is counted, or what is spoken about. */
function placeOfThing(question: string, { isContent }: ConversationContext) {
  for (const pattern of [HOW_MANY, ABOUT, ON]) {
    const found = pattern.exec(question);
    if (!found) continue;
    const start = found.index + found[0].length;
    const run = runsOf(question.slice(start), (word) => (isContent(word) ? 'thing' : undefined))[0];
    if (run && run.start <= 1) return { start: start + run.start, end: start + run.end };
  }
  return undefined;
}

type Run = { kind: Kind; start: number; end: number };

/** Neighbouring words of one kind. */
function runsOf(text: string, kindAt: (word: string) => Kind | undefined): Run[] {
  const runs: Run[] = [];
  for (const { word, start, end } of tokensOf(text)) {
    const kind = kindAt(word);
    const last = runs.at(-1);
    if (!kind) continue;
    if (last?.kind === kind && /^[\s-]+$/.test(text.slice(last.end, start))) last.end = end;
    else runs.push({ kind, start, end });
  }
  return runs;
}

/** Words of a part, without article, preposition and what stands for a thing: "to the Turkish ones" -> "Turkish". */
export const partOf = (body: string): string =>
  withoutEnding(body)
    .replace(/^(?:(?:in|on|to|with|by|for|at|of|from|about) )?(?:the |an? |his |her |their |those )?/iu, '')
    .replace(ONES, '')
    .replace(/['’]s$/, '')
    .trim();
