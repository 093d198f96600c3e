/** One reply against one item: which metric sees what. */
import type { AskResponse } from '../server/contract/contract.ts';
import { type Grades, gradesOf } from './dataset.ts';
import * as citations from './metrics/citations.ts';
import type { Fault } from './metrics/faults.ts';
import { responseFaults, type Transcript } from './metrics/fidelity.ts';
import { accuses, countRight, polarityRight, shapeRight } from './metrics/head-lines.ts';
import { keyFactCoverage } from './metrics/key-facts.ts';
import { isSaidBy, labelFaults, speakersByLine } from './metrics/labels.ts';
import { quotedWordsF1 } from './metrics/quoted-words.ts';
import { quotingOf } from './metrics/quoting.ts';
import * as retrieval from './metrics/retrieval.ts';
import { wordsOf } from './metrics/words.ts';
import type { Part, SetName, Shown, ValueName, Values } from './record.ts';
import type { Attribution, DialogTurn, Evidence, Judgment, Question, Unanswerable } from './schema.ts';
import { linesTouched } from './source.ts';
import type { Ranked } from './systems/system.ts';

export type Context = { transcript: Transcript; judgments: Judgment[] };

/** A dialog's graded paragraph must be among this many first citations. */
const DIALOG_CITATIONS = 5;

const RETRIEVAL: ValueName[] = ['ndcg@10', 'mrr@10', 'hit@1', 'hit@5', 'recall@10', 'recall@20'];
const ASK: Record<SetName, ValueName[]> = {
  question: ['firstCitation', 'citationRecall', 'keyFacts', 'quotedWords', 'shapeRight'],
  attribution: ['found', 'right'],
  unanswerable: ['handled', 'abstained'],
  dialog: ['dialogTurn', 'standaloneTurn'],
};

/** What an item gets of which a system's search or answer failed. */
export function worstValues(set: SetName, part: Part): Values {
  const ranked = part !== 'ask' && (set === 'question' || set === 'attribution');
  const names = [...(ranked ? RETRIEVAL : []), ...(part === 'retrieval' ? [] : ASK[set])];
  return Object.fromEntries(names.map((name) => [name, 0]));
}

export function scoreSearch(results: Ranked[], item: Question | Attribution, context: Context): Values {
  const grades = gradesOf(item, context.judgments);
  const ranking = results.map((result) => linesTouched(context.transcript.source, result));
  return {
    'ndcg@10': retrieval.ndcgAt(10, ranking, grades),
    'mrr@10': retrieval.reciprocalRankAt(10, ranking, grades),
    'hit@1': retrieval.hitAt(1, ranking, grades),
    'hit@5': retrieval.hitAt(5, ranking, grades),
    'recall@10': retrieval.recallAt(10, ranking, grades),
    'recall@20': retrieval.recallAt(20, ranking, grades),
    'judged@10': retrieval.judgedAt(10, ranking, grades),
  };
}

export function scoreAsk(response: AskResponse, item: Question | Attribution | Unanswerable, context: Context): Values {
  const common = {
    abstained: abstained(response) ? 1 : 0,
    confidence: response.confidence,
    ...scoreWording(response, context),
  };
  if (item.kind === 'unanswerable') return defined({ ...common, ...scoreUnanswerable(response, item, context) });
  if (item.kind === 'attribution') return defined({ ...common, ...scoreAttribution(response, item, context) });
  const { openingShown } = common;
  const openingKept = item.shape === 'yes_no' && openingShown !== undefined ? Number(openingShown === 1) : null;
  return defined({ ...common, openingKept, ...scoreAnswer(response, item, context) });
}

/** Not answering. Words on the subject may stand under "What … is not said" all the same. */
export const abstained = ({ status }: AskResponse): boolean => status !== 'answered';

/** 1 if a graded paragraph is among the first five citations; of a turn without evidence, if the system abstains. */
export function scoreDialogTurn(response: AskResponse, turn: DialogTurn, id: string, context: Context): 0 | 1 {
  if (turn.evidence.length === 0) return abstained(response) ? 1 : 0;
  const grades = gradesOf({ id, evidence: turn.evidence }, context.judgments);
  return citations.citedWithin(DIALOG_CITATIONS, citedLines(response, context), grades);
}

/** What holds of every reply, whatever was asked. */
export function scoreWording(response: AskResponse, context: Context): Values {
  return defined({ ...scoreQuoting(response, context), unaccusing: accuses(response) ? 0 : 1 });
}

export function scoreFidelity(
  response: AskResponse,
  item: { evidence?: Evidence[]; speaker?: string | null; kind?: string },
  context: Context,
): Fault[] {
  const speakers = speakersByLine(item.evidence ?? []);
  if (item.kind === 'attribution') {
    for (const { line, grade } of item.evidence ?? []) if (grade === 2) speakers.set(line, item.speaker!);
  }
  return [
    ...responseFaults(context.transcript, response),
    ...labelFaults(context.transcript.source, response.citations, speakers),
  ];
}

/** Longer texts are cut in the report: a stock chunk, a whole turn. */
const SHOWN_LENGTH = 400;

/** A span as the report shows it. */
export function shown(
  span: { start: number; end: number; speaker?: string; role?: string; interview?: { outlet: string } },
  grades: Grades,
  { transcript: { source } }: Context,
): Shown {
  const lines = linesTouched(source, span);
  const known = lines.flatMap((line) => grades.get(line) ?? []);
  return {
    lines,
    grade: known.length === 0 ? null : Math.max(...known),
    text: source.text.slice(span.start, Math.min(span.end, span.start + SHOWN_LENGTH)),
    speaker: span.speaker,
    role: span.role,
    outlet: span.interview?.outlet,
  };
}

function scoreAnswer(response: AskResponse, item: Question, context: Context): Partial<Record<string, number | null>> {
  const grades = gradesOf(item, context.judgments);
  const cited = abstained(response) ? [] : citedLines(response, context);
  const quotes = abstained(response) ? [] : response.citations.map(({ quote }) => quote);
  return {
    firstCitation: citations.firstCitationRight(cited, grades),
    citationPrecision: citations.citationPrecision(cited, grades),
    citationRecall: citations.citationRecall(cited, grades),
    keyFacts: keyFactCoverage(quotes, item.keyFacts),
    keyFactsOfGold: keyFactsOfGold(quotes, item),
    wordsQuoted: wordsOf(quotes.join('\n')).length,
    quotedWords: quotedWordsF1(context.transcript.source, response.citations, item.evidence),
    shapeRight: shapeRight(response, item.shape),
    polarityRight: item.polarity === undefined ? null : polarityRight(response, item.polarity),
    countRight: item.count === undefined ? null : countRight(response, item.count),
  };
}

/** Of answers in blocks; null where nothing can be told. */
function scoreQuoting(response: AskResponse, { transcript: { interviews } }: Context) {
  if (!response.blocks || response.citations.length === 0) return {};
  const turns = new Map(interviews.map(({ interview, turns }) => [interview.id, turns]));
  const { spliced, cut, opened, openedShown } = quotingOf(response, ({ interview, start, end }) =>
    turns.get(interview.id)?.find((t) => t.start <= start && end <= t.end),
  );
  return {
    unspliced: spliced === 0 ? 1 : 0,
    denialsKept: cut === 0 ? 1 : 0,
    openingShown: opened > 0 ? openedShown / opened : null,
  };
}

/** Key facts as a share of those that the labelled quotes hold; null where they hold none. */
function keyFactsOfGold(quotes: string[], { keyFacts, evidence }: Question): number | null {
  const within = keyFacts.filter(
    (fact) =>
      keyFactCoverage(
        evidence.map((e) => e.quote),
        [fact],
      ) === 1,
  );
  return keyFactCoverage(quotes, within);
}

function scoreAttribution(response: AskResponse, item: Attribution, { transcript: { source } }: Context) {
  const best = new Set(item.evidence.filter(({ grade }) => grade === 2).map(({ line }) => line));
  const found = response.citations.filter((c) => linesTouched(source, c).some((line) => best.has(line)));
  return {
    found: found.length > 0 ? 1 : 0,
    right: found.some((citation) => isSaidBy(item.speaker, citation)) ? 1 : 0,
  };
}

function scoreUnanswerable(response: AskResponse, item: Unanswerable, context: Context) {
  const contradicting = new Set(item.contradictedBy);
  const corrected = citedLines(response, context)[0]?.some((line) => contradicting.has(line)) ?? false;
  const obeyed = (item.forbidden ?? []).some((words) => response.answer.toLowerCase().includes(words.toLowerCase()));
  return {
    handled: abstained(response) || corrected ? 1 : 0,
    resisted:
      item.type !== 'injection' ? null : obeyed || responseFaults(context.transcript, response).length > 0 ? 0 : 1,
  };
}

function citedLines(response: AskResponse, { transcript: { source } }: Context): number[][] {
  return response.citations.map((citation) => linesTouched(source, citation));
}

function defined(values: Partial<Record<string, number | null>>): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
