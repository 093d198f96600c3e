/** The corpus as the server hands it out: interviews, turns and passages found by id, in the contract's shapes. */

import type { Collection, Person } from '../../ingest/collection.ts';
import { completeCollection } from '../../ingest/complete-collection.ts';
import { previousSpeakersTurn } from '../../ingest/expand/units.ts';
import { personKey } from '../../ingest/people.ts';
import type { Interview, Passage, Source, Span, Turn } from '../../ingest/schema.ts';
import { type Analyze, makeAnalyze } from '../../ingest/text/analyze.ts';
import { mediaAt, timeOf } from '../../ingest/times.ts';
import type { ReplyTo } from '../contract/blocks.ts';
import type * as contract from '../contract/contract.ts';
import { nameWordsOf } from './name-words.ts';
import { talksOf } from './talks.ts';

/** Code units of context beside a citation's quote. */
const CONTEXT = 32;
/** Longest question shown beside an answer, in code units: its last whole sentences. */
const REPLY_QUOTE = 320;
/** An interviewer's turn shorter than this makes sense only with what it replies to. */
const SHORT_TURN = 60;

export type PassageEntry = {
  /** Index into `Library.passages`; what the stores call a passage. */
  index: number;
  passage: Passage;
  text: string;
  turn: Turn;
  interview: Interview;
};

export class Library {
  readonly interviews: readonly Interview[];
  readonly passages: readonly PassageEntry[];
  readonly collection: Collection;
  /** Names of all who speak, as the transcripts have them, in order of time. */
  readonly speakers: readonly string[];
  /** Folded words of people's, outlets', countries' and titles' names: known words, whether anybody speaks them or not. */
  readonly nameWords: ReadonlySet<string>;
  #nameTerms: ReadonlySet<string> | undefined;
  #answerers: ReadonlySet<string> | undefined;
  /** Text to index terms, as the index was made. */
  readonly analyze: Analyze;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #talks: ReadonlyMap<string, string>;
  readonly #byInterview: ReadonlyMap<string, Interview>;
  readonly #byPassage: ReadonlyMap<string, PassageEntry>;

  /** @param collection what is true of these interviews; made from them where it is left out */
  constructor(
    interviews: readonly Interview[],
    sources: ReadonlyMap<string, Source>,
    collection: Collection = completeCollection({}, [], interviews, (file) => sources.get(file)!.text),
  ) {
    this.interviews = interviews;
    this.collection = collection;
    this.analyze = makeAnalyze(collection.spellings);
    this.#sources = sources;
    this.#talks = talksOf(interviews);
    this.#byInterview = new Map(interviews.map((i) => [i.id, i]));
    const passages: PassageEntry[] = [];
    for (const interview of interviews) {
      const text = sources.get(interview.source.file)!.text;
      for (const turn of interview.turns) {
        for (const passage of turn.passages) {
          passages.push({
            index: passages.length,
            passage,
            text: text.slice(passage.start, passage.end),
            turn,
            interview,
          });
        }
      }
    }
    this.passages = passages;
    this.speakers = [...new Set(passages.map((p) => p.turn.speaker))];
    this.nameWords = nameWordsOf(interviews, this.people);
    this.#byPassage = new Map(passages.map((p) => [p.passage.id, p]));
  }

  /** Index terms of `nameWords`; made when first asked for. */
  get nameTerms(): ReadonlySet<string> {
    this.#nameTerms ??= new Set([...this.nameWords].map((word) => this.analyze.term(word)));
    return this.#nameTerms;
  }

  /** The name in prose of the only one who answers; none where several do. */
  get onlyAnswerer(): string | undefined {
    this.#answerers ??= new Set(
      this.interviews.flatMap(({ id, turns }) =>
        turns.filter(({ role }) => role === 'interviewee').map(({ speaker }) => this.shortName(id, speaker)),
      ),
    );
    return this.#answerers.size === 1 ? [...this.#answerers][0] : undefined;
  }

  /** Everybody who speaks, and whom the collection names. */
  get people(): readonly Person[] {
    return this.collection.people;
  }

  /** The names under which a person's words stand in the transcripts; none where the person never speaks. */
  spokenNames({ name, aliases }: Person): string[] {
    const keys = new Set([name, ...aliases].map(personKey));
    return this.speakers.filter((speaker) => keys.has(personKey(speaker)));
  }

  /** The name in prose of somebody who answers: another than the interviewee, whom a talk is called by, has the name in full. */
  shortName = (interviewId: string, speaker: string): string => {
    const interview = this.#byInterview.get(interviewId);
    return interview && personKey(interview.interviewee) === personKey(speaker) ? interview.intervieweeShort : speaker;
  };
  interview = (id: string) => this.#byInterview.get(id);
  passage = (id: string) => this.#byPassage.get(id);
  source = (file: string) => this.#sources.get(file);

  /** The source's words between two offsets. */
  slice(interview: Interview, { start, end }: Span): string {
    return this.#sources.get(interview.source.file)!.text.slice(start, end);
  }

  toInterview(interview: Interview): contract.Interview {
    const { id, title, outlet, language, date, interviewee, interviewers, source, start, end } = interview;
    const talk = this.#talks.get(id);
    return {
      ...{ id, title, outlet: outlet.name, language, date, interviewee, interviewers, source, start, end },
      turns: interview.turns.length,
      country: outlet.country,
      outletLanguage: outlet.language,
      outletVariants: outlet.variants,
      ...(talk && { talk }),
    };
  }

  toRef(interview: Interview): contract.InterviewRef {
    const { id, title, outlet, date } = interview;
    const talk = this.#talks.get(id);
    return { id, title, outlet: outlet.name, date, ...(talk && { talk }) };
  }

  /** The interview in words: its outlet, and where the outlet has several here, its guest or title. */
  talk = ({ id, outlet }: Interview): string => this.#talks.get(id) ?? outlet.name;

  toTurn(interview: Interview, turn: Turn): contract.Turn {
    const { id, index, speaker, role, basis, note, start, end } = turn;
    return { id, index, speaker, role, basis, ...(note && { note }), text: this.slice(interview, turn), start, end };
  }

  toNotes(interview: Interview): contract.Note[] {
    return interview.notes.map(({ kind, start, end }) => ({
      kind,
      text: this.slice(interview, { start, end }),
      start,
      end,
    }));
  }

  toResult(entry: PassageEntry, score: number, highlights: readonly Span[] = []): contract.Result {
    const { passage, turn, text } = entry;
    const inReplyTo = this.replyTo(entry);
    return {
      passageId: passage.id,
      interview: this.toRef(entry.interview),
      speaker: turn.speaker,
      role: turn.role,
      text,
      start: passage.start,
      end: passage.end,
      score,
      highlights: highlights.map(({ start, end }) => ({ start, end })),
      ...(inReplyTo && { inReplyTo }),
    };
  }

  toCitation(entry: PassageEntry, quote: Span, marker: number): contract.Citation {
    const { text } = this.#sources.get(entry.interview.source.file)!;
    const inReplyTo = this.replyTo(entry);
    const { media } = entry.interview;
    const time = timeOf(entry.interview, quote);
    return {
      marker,
      passageId: entry.passage.id,
      interview: this.toRef(entry.interview),
      speaker: entry.turn.speaker,
      role: entry.turn.role,
      quote: text.slice(quote.start, quote.end),
      start: quote.start,
      end: quote.end,
      prefix: text.slice(Math.max(0, quote.start - CONTEXT), quote.start),
      suffix: text.slice(quote.end, quote.end + CONTEXT),
      source: entry.interview.source,
      ...(time && { time }),
      ...(time && media && { media: mediaAt(media, time) }),
      ...(inReplyTo && { inReplyTo }),
    };
  }

  /** What a passage's turn replies to: the end of the turn before it by another speaker. */
  replyTo({ interview, turn }: PassageEntry): ReplyTo | undefined {
    if (turn.role !== 'interviewee' && turn.end - turn.start >= SHORT_TURN) return undefined;
    const asked = previousSpeakersTurn(interview, turn.index);
    const last = asked?.passages.at(-1);
    if (!asked || !last) return undefined;
    const first = last.sentences.find((s) => last.end - s.start <= REPLY_QUOTE) ?? last.sentences.at(-1) ?? last;
    const span = { start: first.start, end: last.end };
    return { speaker: asked.speaker, role: asked.role, quote: this.slice(interview, span), ...span };
  }
}
