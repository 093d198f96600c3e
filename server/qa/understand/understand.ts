/**
 * A question as the rest of the pipeline needs it: made standalone, slips of the pen mended, and parted into its subject,
 * the shape of answer it wants, and the audience, time and people that it limits itself to.
 */
import { isSaid, type Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Role, Span } from '../../../ingest/schema.ts';
import { fold, words } from '../../../ingest/text/analyze.ts';
import { daysOf } from '../../../ingest/text/calendar.ts';
import { findPeriods } from '../../../ingest/text/days.ts';
import { FilterField, type Filters, type Inferred, type Message } from '../../contract/contract.ts';
import { interviewsOf } from '../filters.ts';
import type { Library } from '../library.ts';
import { makeFindAbsentSpeaker } from './absent-speaker.ts';
import { isAskingWord } from './asking-words.ts';
import { askAbout } from './bare-topic.ts';
import { placeOf, withoutPhrase } from './conversation/replace.ts';
import { standalone } from './conversation/standalone.ts';
import { topicOf } from './conversation/topic.ts';
import type { ConversationContext } from './conversation/turn.ts';
import { countOf } from './count.ts';
import { findSaid } from './dates.ts';
import { unframe } from './frame.ts';
import { findInOrder } from './in-order.ts';
import { isLoaded, marksOf } from './intent.ts';
import { type MessageKind, messageKind } from './message/message-kind.ts';
import { normalise } from './normalise.ts';
import { occasionFinder } from './occasions.ts';
import { outletFinder } from './outlets.ts';
import { partsOf } from './parts.ts';
import { answering, peopleFinder } from './people.ts';
import { quotedPhrases } from './phrases.ts';
import { properNames } from './proper-names.ts';
import { roleOf } from './roles.ts';
import { makeCheckScope } from './scope.ts';
import { endOfTime, shapeOf } from './shape.ts';
import { namesIn, putsSideBySide, type SpokenOf, sidesOf } from './sides.ts';
import { namedSpeakers } from './speakers.ts';
import { makeCheckSpelling, type Spelling } from './spelling.ts';
import { subjectOf } from './subject.ts';
import type { Understanding } from './understanding.ts';
import { wantsOf } from './wants.ts';
import { compileFor, formsOf, plain } from './wording.ts';

export type { Intent, Understanding } from './understanding.ts';

export type Understand = (
  question: string,
  ignore?: readonly Inferred[],
  history?: readonly Message[],
) => Understanding;

/** Newest messages of a conversation that can matter for the next question, and characters read of each that was asked. */
const RECENT_MESSAGES = 12;
const READ_OF_QUESTION = 1_000;

/** Words of their own up to which turns that may stand alone ("diameter?") say too little for that. */
const MOST_BARE = 2;

/** "What does he say about oil?", "who asked about oil?": whatever was spoken of before, it names what it is about. */
const ASKS_ABOUT =
  '^(?:(?:and|but|so) )?(?:what|who)\\b.{0,60}\\b(?:SAYS|OPINION|ask|asks|asked)\\b.{0,40}\\b(?:about|of|regarding|concerning|on(?! the)) \\p{L}';

export function makeUnderstand(library: Library, vocabulary: Vocabulary): Understand {
  const { interviews, people } = library;
  const answers = answering(people);
  const outletNames = [...new Set(interviews.flatMap((i) => [i.outlet.name, ...i.outlet.variants]))];
  const interviewers = people.filter((p) => p.interviews.interviewer.length > 0).map((p) => p.surname);
  const compile = compileFor({ people: answers, askers: [...outletNames, ...interviewers] });
  const findOutlets = outletFinder(interviews);
  const findPeople = peopleFinder(people);
  const findOccasion = occasionFinder(
    interviews,
    new Set([...people.map((p) => p.name), ...outletNames].flatMap(words)),
  );
  const days = daysOf(interviews);
  const names = properNames(vocabulary);
  const spelling = makeCheckSpelling(vocabulary, [...library.nameWords]);
  const checkScope = makeCheckScope(library, vocabulary.words, spelling.isEnglish);
  const findAbsentSpeaker = makeFindAbsentSpeaker(library, { vocabulary, names, findPeople, findOutlets, ...spelling });
  const interviewOutlets = new Map(interviews.map((i) => [i.id, i.outlet.name]));
  const context = conversationContext();
  const kindOf = (message: string): MessageKind => {
    const kind = messageKind(message, spelling.isKnownWord, compile);
    return kind.kind === 'nonsense' ? messageKind(spelling.check(message).text, spelling.isKnownWord, compile) : kind;
  };

  return (asked, ignore = [], history = []) => {
    const kind = kindOf(asked);
    const checked = check(normalise(asked), ignore);
    if (kind.kind !== 'question') return { ...understandOne(checked.text, checked, kind, ignore), followUp: false };
    const before = ignore.includes('context') ? [] : recent(history, ignore);
    const { question, continued, isBare, goesOn, own, ofAskers, outlets, more, staysIn } = standalone(
      checked.text,
      before,
      context,
    );
    const isFirst = !before.some(({ role }) => role === 'user');
    const isTopic = isFirst && findOutlets(question).outlets.length === 0;
    const meant = (isTopic && askAbout(question, vocabulary)) || question;
    const shown = more ? before.flatMap(({ role, content }) => (role === 'assistant' ? content : [])) : [];
    const one = (text: string, carriesOn: boolean): Understanding => ({
      ...understandOne(text, checked, kind, ignore, {
        ...(outlets && { outlets }),
        ...(ofAskers && { role: 'interviewer' }),
      }),
      followUp: isBare,
      ...(shown.length > 0 && { shown }),
      ...(staysIn && !ignore.includes('outlets') && { staysIn }),
      ...(carriesOn && { goesOn: true as const }),
      ...((carriesOn || (continued && own.length <= MOST_BARE)) && isStrange(own) && { isStrange: true as const }),
    });
    return { ...one(meant, goesOn), ...(continued && { continued: one(continued, true) }) };
  };

  function check(text: string, ignore: readonly Inferred[]): Spelling {
    const checked = spelling.check(text);
    return ignore.includes('spelling') ? { ...checked, text, corrections: [] } : checked;
  }

  /** A greeting or an instruction before is no subject that a question could go on with. */
  function recent(history: readonly Message[], ignore: readonly Inferred[]): Message[] {
    return history.slice(-RECENT_MESSAGES).flatMap(({ role, content }) => {
      if (role !== 'user') return { role, content };
      const asked = content.slice(0, READ_OF_QUESTION);
      return kindOf(asked).kind === 'question' ? { role, content: check(normalise(asked), ignore).text } : [];
    });
  }

  function understandOne(
    question: string,
    { corrections }: Spelling,
    kind: MessageKind,
    ignore: readonly Inferred[],
    meant: { outlets?: readonly string[]; role?: Role } = {},
  ): Omit<Understanding, 'followUp'> {
    const text = plain(question);
    const role = roleOf(fold(question), compile) ?? meant.role;
    const found = findOutlets(question);
    const named = namedSpeakers(question, findPeople, { answers: answers.length, interviewOutlets });
    const outlets = [named.outlets, found.outlets, meant.outlets ?? []].find((some) => some.length > 0) ?? [];
    const said = findSaid(question, days);
    const occasion = outlets.length === 0 ? findOccasion(question) : undefined;
    const limits = {
      ...(outlets.length > 0 && { outlets: [...outlets] }),
      ...(named.speakers.length > 0 && { speakers: named.speakers }),
    };
    const inOrder = said.matched ? undefined : findInOrder(question, interviewsOf(library, limits), found.matched);
    const inferred: Filters = {
      ...occasion?.filters,
      ...(outlets.length > 0 && { outlets: [...outlets] }),
      ...(named.speakers.length > 0 && role !== 'interviewer' && { speakers: named.speakers }),
      ...(role && (named.speakers.length === 0 || role === 'interviewer') && { roles: [role] }),
      ...said.days,
      ...inOrder?.filters,
    };
    for (const field of FilterField.options) if (ignore.includes(field)) delete inferred[field];
    const absent = findAbsentSpeaker(question);
    const outOfScope = checkScope(question, inferred) ?? (absent?.spokenOf === undefined ? absent?.refusal : undefined);
    const isApart = (phrase: string) => !inOrder || placeOf(inOrder.matched, phrase) === undefined;
    const audience = [
      ...(inferred.outlets && named.outlets.length === 0 ? found.matched.filter(isApart) : []),
      ...(occasion && inferred.from ? [occasion.matched] : []),
      ...(inferred.speakers ? named.talks.map(fold) : []),
      ...(inOrder && inferred.from ? [inOrder.matched] : []),
    ];
    const time = said.matched && (inferred.from || inferred.to) ? said.matched : undefined;
    const count = countOf(audience.reduce(withoutPhrase, text), question, compile) ?? countOf(text, question, compile);
    const { query, subject, isTopic, isWhole } = subjectOf(question, {
      vocabulary,
      compile,
      ofOutlets: inferred.outlets !== undefined || named.talks.length > 0 || (occasion ?? inOrder) !== undefined,
      audience,
      ...(time && { time }),
      ...(count && { counted: count.phrases }),
    });
    const periods = days.from
      ? findPeriods(question.toLowerCase(), days).filter((p) => p.from <= days.to && p.to >= days.from)
      : [];
    const sides = sidesOf(
      question,
      { audiences: found.audiences, speakers: named.speakers, spokenOf: spokenOf(question), periods },
      inferred,
      subject,
    );
    const shape = isWhole
      ? 'wide'
      : shapeOf(
          { text: count ? text : plain(query), asked: text, sides: sides.length, counted: count !== undefined },
          compile,
        );
    const end = shape === 'over_time' ? endOfTime(text) : undefined;
    const parts = sides.length < 2 ? partsOf(question, (part) => topicOf(part, context.isContent)) : undefined;
    const wants = wantsOf(text, shape === 'yes_no');
    const marks = marksOf(query, compile);
    return {
      question,
      inferred,
      shape,
      ...(sides.length >= 2 && { sides }),
      ...(end && { end }),
      ...(parts && { parts }),
      ...(count && { count: { ...count, ...(role && { role }) } }),
      ...(wants && { wants }),
      ...(isWhole && { summary: true as const }),
      query,
      subject,
      corrections,
      unknownNames: spelling.check(question).unknownNames,
      kind,
      ...(outOfScope && { outOfScope }),
      ...(absent?.spokenOf !== undefined && { absentSpeaker: { ...absent, spokenOf: absent.spokenOf } }),
      intent: {
        ...(role && { role }),
        who: marks.has('who'),
        number: marks.has('number'),
        theme: marks.has('theme') || isTopic,
        loaded: !isTopic && isLoaded(marks, role === 'interviewer'),
        phrases: quotedPhrases(question),
      },
    };
  }

  /** At least half of the words are none of the transcripts'. */
  function isStrange(own: readonly string[]): boolean {
    const terms = own.flatMap((word) => vocabulary.analyze(word));
    return terms.filter((term) => !isSaid(vocabulary, term)).length * 2 >= Math.max(1, terms.length);
  }

  /** Those who are spoken of, where they are put side by side. */
  function spokenOf(question: string): SpokenOf[] {
    if (!putsSideBySide(question)) return [];
    const people = findPeople(question);
    const silent = people.filter(({ person: { interviews } }) =>
      [interviews.interviewee, interviews.interviewer].every((some) => some.length === 0),
    );
    const known = silent.map(({ person: { name }, start, end }) => ({ name, start, end }));
    const isTaken = (run: Span) => people.some(({ start, end }) => run.start < end && run.end > start);
    const others = namesIn(question, context.names).filter((run) => !isTaken(run));
    return [...known, ...others].sort((a, b) => a.start - b.start);
  }

  function conversationContext(): ConversationContext {
    // Of a longer form of address, such as that of an office, the words stand for other things, too.
    const forms = formsOf(answers).map((form) => form.split(' '));
    const answeringWords = new Set(forms.filter((form) => form.length <= 2).flat());
    const personWords = new Set(people.flatMap(({ surname }) => words(surname)));
    return {
      findOutlets,
      days,
      names,
      isContent: (word) => !isAskingWord(word) && !answeringWords.has(word) && vocabulary.analyze(word).length > 0,
      isAnswering: (word) => answeringWords.has(word),
      isPerson: (word) => personWords.has(word) && !answeringWords.has(word),
      areMany: answers.length > 1,
      findSpeakers: (text) =>
        answers.length > 1 ? findPeople(text).filter(({ person }) => person.interviews.interviewee.length > 0) : [],
      asksAbout: (text) => compile(ASKS_ABOUT).test(plain(text)) || unframe(text, compile).topic,
    };
  }
}
