/** A question as the rest of the pipeline needs it: standalone, with the filters and the intent that its words carry. */

import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';
import { fold } from '../../../ingest/text/analyze.ts';
import { daysOf } from '../../../ingest/text/calendar.ts';
import { FilterField, type Filters, type Inferred, type Message } from '../../contract/contract.ts';
import type { Library } from '../library.ts';
import { askAbout } from './bare-topic.ts';
import { countOf } from './count.ts';
import { findDates } from './dates.ts';
import { standalone } from './follow-up.ts';
import { isLoaded } from './loaded.ts';
import { type MessageKind, messageKind } from './message-kind.ts';
import { type Audience, type OutletFinder, outletFinder } from './outlets.ts';
import { quotedPhrases } from './phrases.ts';
import { makeCheckScope } from './scope.ts';
import { shapeOf } from './shape.ts';
import { asksWho, findSpeakers, roleFinder } from './speakers.ts';
import { applyCorrections, makeCheckSpelling } from './spelling.ts';
import type { Side, Understanding } from './understanding.ts';
import { wantsOf } from './wants.ts';
import { compileFor, plain } from './wording.ts';

export type { Intent, Understanding } from './understanding.ts';

export type Understand = (
  question: string,
  ignore?: readonly Inferred[],
  history?: readonly Message[],
) => Understanding;

/** Words of asking that carry no subject of their own in a follow-up. */
const FRAME_WORDS = new Set(
  'wasn isn didn don doesn weren hasn haven couldn wouldn won anybody anyone somebody someone nobody everybody happy supposed happen happened happens become became becomes wrong name named whole first second third last accuse accused using use used meet met ever back new different next call early late later earlier ago today yesterday week weeks day days month months year years really aliyev ilham president azerbaijani interview interviews exactly again really ever actually mean meant question thing things answer answers answered one ones two many much long often still yet else kind part way time say saying talk talked mention mentioned think thinks believe according want wanted get got give gave go went come came make made put call called right sure'.split(
    ' ',
  ),
);

const NUMBER =
  /\b(how many|how much|how long|how far|how old|how often|how big|number of|what (?:share|percentage|proportion|number|figure|sum|date|year)|which year|population|tally|toll|figures?|when|cost|price|per ?cent|percentage)\b/i;
const THEME =
  /\b(what (?:was|is|has been|were|did (?:he|aliyev|they|the president)) (?:ever )?(?:said|say|says|saying) (?:about|on|of)|everything|all (?:that|the times|mentions)|each time|across (?:the|all)|in (?:all|the|his|these) interviews|how (?:did|has|does) (?:his|the) .{0,40}(?:change|shift|evolve|develop|grow|climb)|trace|over time|ever)\b/i;

export function makeUnderstand(library: Library, vocabulary: Vocabulary): Understand {
  const { interviews } = library;
  const findOutlets: OutletFinder = outletFinder(interviews);
  const outletNames = [...new Set(interviews.flatMap((i) => [i.outlet.name, ...i.outlet.variants]))].map(fold);
  const interviewers = interviews.flatMap((i) => i.interviewers.map((name) => fold(name.split(' ').at(-1)!)));
  const findRole = roleFinder([...outletNames, ...interviewers]);
  const speakers = [...new Set(library.passages.map((p) => p.turn.speaker))];
  const interviewee = interviews[0]?.interviewee ?? '';
  const bounds = daysOf(interviews);
  const compile = compileFor(interviewees(interviews));
  const checkSpelling = makeCheckSpelling(vocabulary);
  const checkScope = makeCheckScope(library, vocabulary.words);
  const followUpContext = {
    findOutlets,
    isContent: (word: string) => !FRAME_WORDS.has(word) && vocabulary.analyze(word).length > 0,
  };
  return (asked, ignore = [], history = []) => {
    const kind = messageKind(asked, checkSpelling.isKnownWord);
    // A greeting or an instruction before is no subject that a question could go on with.
    const before = recent(ignore.includes('context') ? [] : history).filter(
      (m) => m.role !== 'user' || messageKind(m.content, checkSpelling.isKnownWord).kind === 'question',
    );
    const meant = kind.kind === 'question' ? standalone(asked, before, followUpContext) : { question: asked };
    const followUp = before.some((m) => m.role === 'user');
    const isTopic = kind.kind === 'question' && !followUp && findOutlets(asked).outlets.length === 0;
    const question = (isTopic && askAbout(asked, vocabulary)) || meant.question;
    return {
      ...understandOne(question, kind, ignore),
      followUp,
      ...(meant.continued && { continued: { ...understandOne(meant.continued, kind, ignore), followUp } }),
    };
  };

  function understandOne(
    question: string,
    kind: MessageKind,
    ignore: readonly Inferred[],
  ): Omit<Understanding, 'followUp'> {
    const checked = checkSpelling.check(question);
    const spelling = ignore.includes('spelling') ? { ...checked, corrections: new Map<string, string>() } : checked;
    const outOfScope = checkScope(question);
    const role = findRole(question);
    const named = findSpeakers(question, speakers, interviewee);
    const theirs = interviews.filter((i) => i.interviewers.some((n) => named.includes(n))).map((i) => i.outlet.name);
    const found = findOutlets(question);
    const outlets = theirs.length > 0 ? theirs : found.outlets;
    const others = named.filter((n) => !interviews.some((i) => i.interviewers.includes(n)));
    const inferred: Filters = {
      ...(outlets.length > 0 && { outlets }),
      ...(others.length > 0 && { speakers: others }),
      ...(role && others.length === 0 && { roles: [role] }),
      ...findDates(question, bounds),
    };
    for (const field of FilterField.options) if (ignore.includes(field)) delete inferred[field];
    const theme = THEME.test(question);
    const text = plain(question);
    const count = countOf(text, question, compile);
    const sides = sidesOf(found.audiences, inferred);
    const shape = shapeOf({ text, sides: sides.length, counted: count !== undefined }, compile);
    const wants = wantsOf(text, shape === 'yes_no');
    const subject = applyCorrections(
      inferred.outlets ? without(question, found.matched) : question,
      spelling.corrections,
    );
    return {
      question,
      inferred,
      shape,
      ...(sides.length >= 2 && { sides }),
      ...(count && { count: { ...count, ...(role && { role }) } }),
      ...(wants && { wants }),
      query: question,
      subject,
      corrections: [...spelling.corrections].map(([from, to]) => ({ from, to })),
      unknownNames: spelling.unknownNames,
      kind,
      ...(outOfScope && { outOfScope }),
      intent: {
        ...(role && { role }),
        who: asksWho(question),
        number: NUMBER.test(question),
        theme,
        loaded: isLoaded(question, { ...(role && { role }), theme }),
        phrases: quotedPhrases(question),
      },
    };
  }
}

/** What of a conversation can matter for its next question: the newest messages, and of what was asked the beginning. */
const RECENT_QUESTIONS = 6;
const READ_OF_QUESTION = 1_000;

function recent(history: readonly Message[]): Message[] {
  return history
    .slice(-2 * RECENT_QUESTIONS)
    .map((m) => (m.role === 'user' ? { ...m, content: m.content.slice(0, READ_OF_QUESTION) } : m));
}

/** @param names folded, as the question has them */
function without(question: string, names: readonly string[]): string {
  let text = fold(question);
  for (const name of names) text = text.replace(name, ' ');
  return text;
}

/** One side for each audience that is named, where there are several. */
function sidesOf(audiences: readonly Audience[], inferred: Filters): Side[] {
  if (audiences.length < 2 || !inferred.outlets) return [];
  return audiences.map(({ outlets, matched }) => ({
    title: outlets.length === 1 ? outlets[0]! : matched,
    filters: { ...inferred, outlets },
  }));
}

/** Those who answer; their names are all that is known of them until the collection has people. */
const interviewees = (interviews: Library['interviews']) =>
  [...new Map(interviews.map((i) => [i.interviewee, i])).values()].map(({ interviewee, intervieweeShort }) => ({
    name: interviewee,
    aliases: [intervieweeShort],
    address: [],
  }));
