/** Runs one system over the data sets: every item once, in order, and nothing of one item kept for the next. */
import type { AskResponse, InterviewResponse, Message } from '../server/contract/contract.ts';
import { LIMITS } from '../server/contract/limits.ts';
import { type Dataset, type Grades, gradesOf, splitOf } from './dataset.ts';
import { faultsOf, turnFaults } from './metrics/fidelity.ts';
import type { Part, RecordOfItem, SystemRun, ValueName, Values } from './record.ts';
import type { Attribution, Dialog, DialogTurn, Question, Unanswerable } from './schema.ts';
import {
  type Context,
  scoreAsk,
  scoreDialogTurn,
  scoreFidelity,
  scoreSearch,
  scoreWording,
  shown,
  worstValues,
} from './score.ts';
import type { SourceText } from './source.ts';
import type { Ranked, System, Timed } from './systems/system.ts';

/** recall@20 looks this deep. */
const DEPTH = 20;

type Asked = Timed<{ response: AskResponse }>;
type Searched = Timed<{ results: Ranked[] }>;

export function countItems({ questions, attribution, unanswerable, dialogs }: Dataset, system: System): number {
  const singles = questions.length + attribution.length;
  return system.ask ? singles + unanswerable.length + dialogs.length : singles;
}

export async function evaluate(
  system: System,
  data: Dataset,
  source: SourceText,
  { part = 'all', onItem = () => {} }: { part?: Part; onItem?: () => void } = {},
): Promise<SystemRun> {
  const interviews: InterviewResponse[] = system.interviews ? await system.interviews() : [];
  const context: Context = { transcript: { source, interviews }, judgments: data.judgments };
  const records: RecordOfItem[] = [];
  for (const item of [...data.questions, ...data.attribution]) {
    records.push(await evaluateSingle(system, item, context, part));
    onItem();
  }
  if (system.ask && part !== 'retrieval') {
    for (const item of data.unanswerable) {
      records.push(await evaluateSingle(system, item, context, 'ask'));
      onItem();
    }
    for (const dialog of data.dialogs) {
      records.push(...(await evaluateDialog(system, dialog, context)));
      onItem();
    }
  }
  return { system: system.name, records, faults: turnFaults(context.transcript) };
}

async function evaluateSingle(
  system: System,
  item: Question | Attribution | Unanswerable,
  context: Context,
  part: Part,
): Promise<RecordOfItem> {
  const record = emptyRecord(item);
  const grades: Grades = item.kind === 'unanswerable' ? new Map() : gradesOf(item, context.judgments);
  await guarded(record, part, async () => {
    if (part !== 'ask') {
      const searched = await system.search(item.question, DEPTH);
      noteSearch(record, searched, grades, context);
      if (item.kind !== 'unanswerable') Object.assign(record.values, scoreSearch(searched.results, item, context));
    }
    if (part !== 'retrieval' && system.ask) {
      const asked = await system.ask(item.question);
      noteAsk(record, asked, grades, context);
      Object.assign(record.values, scoreAsk(asked.response, item, context));
      record.faults.push(...scoreFidelity(asked.response, item, context));
    }
  });
  return finished(record, context);
}

/** The system's own answers become the history; each turn is also asked alone, in its standalone wording. */
async function evaluateDialog(system: System, dialog: Dialog, context: Context): Promise<RecordOfItem[]> {
  const history: Message[] = [];
  const records: RecordOfItem[] = [];
  for (const [i, turn] of dialog.turns.entries()) {
    const record = emptyTurnRecord(dialog, turn, i + 1);
    await guarded(record, 'ask', async () => {
      const inDialog = await system.ask!(turn.question, history.slice(-LIMITS.history));
      const alone = await system.ask!(turn.standalone);
      noteAsk(record, inDialog, gradesOf({ ...turn, id: record.id }, context.judgments), context);
      record.values.dialogTurn = scoreDialogTurn(inDialog.response, turn, record.id, context);
      record.values.standaloneTurn = scoreDialogTurn(alone.response, turn, record.id, context);
      for (const { response } of [alone, inDialog]) {
        record.faults.push(...scoreFidelity(response, turn, context));
        keepWorst(record.values, scoreWording(response, context));
      }
      history.push({ role: 'user', content: turn.question });
      const said = inDialog.response.answer.slice(0, LIMITS.historyMessage);
      history.push({ role: 'assistant', content: said });
    });
    records.push(finished(record, context));
  }
  return records;
}

/** Two replies of one turn: what is wrong in either is wrong. */
function keepWorst(values: Values, more: Values): void {
  for (const [name, value] of Object.entries(more) as [ValueName, number][])
    values[name] = Math.min(value, values[name] ?? value);
}

/** A system that fails on one item gets nothing for it; the run goes on. */
async function guarded(record: RecordOfItem, part: Part, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    record.values.failed = 0;
  } catch (error) {
    record.error = error instanceof Error ? error.message : String(error);
    record.values = { ...worstValues(record.set, part), ...record.values, failed: 1 };
  }
}

function finished(record: RecordOfItem, { transcript }: Context): RecordOfItem {
  if (transcript.interviews.length > 0) record.values.faithful = record.faults.length === 0 ? 1 : 0;
  return record;
}

function noteSearch(record: RecordOfItem, { results, ms }: Searched, grades: Grades, context: Context): void {
  record.ms.search = ms;
  record.results = results.slice(0, 10).map((result) => shown(result, grades, context));
  record.faults.push(...results.flatMap((result) => scoreResultFidelity(result, context)));
}

function scoreResultFidelity(result: Ranked, { transcript }: Context) {
  return transcript.interviews.length === 0 || result.text === undefined
    ? []
    : faultsOf(transcript, { ...result, quote: result.text });
}

function noteAsk(record: RecordOfItem, { response, ms }: Asked, grades: Grades, context: Context): void {
  record.ms.ask = ms;
  record.stages = response.timings;
  record.status = response.status;
  record.reason = response.reason;
  record.answer = response.answer;
  record.standaloneQuestion = response.standaloneQuestion;
  record.cited = response.citations.map((citation) => shown(citation, grades, context));
}

function emptyRecord(item: Question | Attribution | Unanswerable): RecordOfItem {
  const answerable = item.kind !== 'unanswerable';
  return {
    id: item.id,
    set: item.kind === 'single' || item.kind === 'theme' ? 'question' : item.kind,
    type: item.kind === 'attribution' ? 'attribution' : item.type,
    ...('shape' in item && { shape: item.shape, manner: item.manner }),
    origin: item.origin,
    split: splitOf(item.id),
    values: {},
    question: item.question,
    expected: answerable ? item.evidence : [],
    note: answerable ? item.note : item.why,
    cited: [],
    results: [],
    faults: [],
    ms: {},
  };
}

function emptyTurnRecord(dialog: Dialog, turn: DialogTurn, number: number): RecordOfItem {
  return {
    id: `${dialog.id}.${number}`,
    set: 'dialog',
    type:
      turn.evidence.length === 0 ? 'unanswerable turn' : (turn.followUp ?? (number === 1 ? 'first turn' : 'follow-up')),
    origin: dialog.origin,
    split: splitOf(dialog.id),
    values: {},
    question: turn.question,
    expected: turn.evidence,
    note: [turn.standalone, turn.note].filter(Boolean).join(' — '),
    cited: [],
    results: [],
    faults: [],
    ms: {},
  };
}
