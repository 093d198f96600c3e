/** What looks wrong about who speaks in an interview: nothing may be wrong in silence. */
import type { LaidOut } from '../formats/formats.ts';
import type { CatalogEntry, Interview, Source, Turn } from '../schema.ts';
import { markingOf } from './marking.ts';
import { observe } from './observe.ts';
import { LABEL_IS_MISSING } from './turns.ts';
import { CLUE_WEIGHTS } from './weights.ts';

/** `grave`: somebody should settle it before the transcript is quoted from. */
export type Concern = { message: string; grave: boolean; lines?: number[] };

/** Label-like lines that were not taken: so many, or such a share of the turns, are too many. */
const MANY_UNTAKEN = 4;
const SHARE_UNTAKEN = 0.08;
/** One speaker with more of the words than this leaves nobody to talk to. */
const NEARLY_ALL = 0.97;
/** Unless the others do speak, often and briefly. */
const OFTEN = { turns: 10, share: 0.3 };
/** Least confidence, and the greatest share of paragraphs that may fall below it. */
const UNSURE = 0.8;
const SHARE_UNSURE = 0.02;
/** Fewer words than these tell nothing of shares. */
const FEW_WORDS = 200;

export function concernsOf(
  interview: Interview,
  { layout, outlet }: LaidOut,
  source: Source,
  entry: CatalogEntry,
): Concern[] {
  return [
    ...unmarked(interview, layout.spoken),
    ...untaken(interview, layout.notTaken ?? []),
    ...missingLabels(interview, source),
    ...namesAtStart(interview, layout.spoken, source, entry),
    ...nearlyAll(interview, source),
    ...against(interview, layout.spoken, source, entry, outlet),
    ...unsure(interview, source),
    ...otherYear(interview, layout.notes, source, entry),
  ];
}

/** Words alone do not tell two speakers apart well enough to quote them. */
function unmarked({ id }: Interview, spoken: LaidOut['layout']['spoken']): Concern[] {
  if (markingOf(spoken) !== 'nothing') return [];
  return [{ message: `${id}: nothing in it says where the speaker changes. Label the turns.`, grave: true }];
}

type Untaken = { number: number; name: string; text: string };
const shown = (lines: readonly { number: number; text: string }[]) =>
  lines
    .slice(0, 5)
    .map(({ number, text }) => `line ${number} "${text.slice(0, 60)}"`)
    .join('; ');

function untaken({ id, turns }: Interview, lines: readonly Untaken[]): Concern[] {
  if (lines.length === 0) return [];
  const names = [...new Set(lines.map(({ name }) => name))];
  return [
    {
      message: `${id}: ${lines.length} lines look like labels and were taken for words (${names.slice(0, 5).join(', ')}): ${shown(lines)}. If they are speakers, name them in the catalog.`,
      grave: lines.length >= MANY_UNTAKEN && lines.length >= turns.length * SHARE_UNTAKEN,
      lines: lines.map(({ number }) => number),
    },
  ];
}

function missingLabels({ id, turns }: Interview, source: Source): Concern[] {
  const found = turns
    .filter(({ note }) => note === LABEL_IS_MISSING)
    .map(({ start, end }) => ({ number: lineAt(source.text, start), text: source.text.slice(start, end) }));
  if (found.length === 0) return [];
  return [
    {
      message: `${id}: a question stands between two labels of who answers, and was given to who asked before: ${shown(found)}.`,
      grave: false,
      lines: found.map(({ number }) => number),
    },
  ];
}

/** "Lindqvist and I …" is speech; "Lindqvist – We …" may be a label that was not read. */
function namesAtStart(
  interview: Interview,
  spoken: LaidOut['layout']['spoken'],
  source: Source,
  entry: CatalogEntry,
): Concern[] {
  const names = [
    ...new Set([...interview.turns.map(({ speaker }) => speaker), entry.interviewee.name, ...interview.interviewers]),
  ].filter((name) => name.length > 2);
  const found = spoken.flatMap(({ start, end, line }) => {
    const text = source.text.slice(start, Math.min(end, start + 120));
    const name = names.find((one) => text.toLowerCase().startsWith(one.toLowerCase()));
    return name && /^\s*(?:[:\u2013\u2014|>]|-\s|\(|\[|\d|$)/u.test(text.slice(name.length))
      ? [{ number: line, text }]
      : [];
  });
  if (found.length === 0) return [];
  return [
    {
      message: `${interview.id}: a speaker's name begins ${found.length} paragraphs as if it were a label: ${shown(found)}.`,
      grave: true,
      lines: found.map(({ number }) => number),
    },
  ];
}

function nearlyAll({ id, turns }: Interview, source: Source): Concern[] {
  const words = new Map<string, number>();
  for (const turn of turns) words.set(turn.speaker, (words.get(turn.speaker) ?? 0) + wordsOf(turn, source));
  const all = [...words.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...words].sort((a, b) => b[1] - a[1]);
  const others = turns.filter(({ speaker }) => speaker !== most?.[0]).length;
  const often = others >= OFTEN.turns && others >= turns.length * OFTEN.share;
  if (!most || all < FEW_WORDS || most[1] <= all * NEARLY_ALL || often) return [];
  return [
    {
      message: `${id}: ${most[0]} has ${Math.round((100 * most[1]) / all)} % of the words; other speakers' marks may not have been read.`,
      grave: true,
    },
  ];
}

const wordsOf = (turn: Turn, source: Source) => source.text.slice(turn.start, turn.end).split(/\s+/).length;

/** The clues in the words, asked without the labels: if they say the opposite, the roles may be changed about. */
function against(
  interview: Interview,
  spoken: LaidOut['layout']['spoken'],
  source: Source,
  entry: CatalogEntry,
  outlet: LaidOut['outlet'],
): Concern[] {
  const seen = observe(spoken, [], source, entry, outlet);
  const roles = interview.turns.flatMap(({ role, passages }) => passages.map(() => role));
  const mean = (role: string) => {
    const own = seen
      .filter((_, i) => roles[i] === role)
      .map(({ clues }) => clues.reduce((sum, name) => sum + (CLUE_WEIGHTS[name] ?? 0), 0));
    return { count: own.length, odds: own.reduce((sum, odds) => sum + odds, 0) / Math.max(1, own.length) };
  };
  const [answers, asks] = [mean('interviewee'), mean('interviewer')];
  if (answers.count < 5 || asks.count < 5 || answers.odds >= asks.odds) return [];
  // Where several answer, it is a round of people who ask each other.
  const answering = new Set(interview.turns.flatMap(({ role, speaker }) => (role === 'interviewee' ? [speaker] : [])));
  return [
    {
      message: `${interview.id}: by their words ${interview.interviewee} asks and the others answer; the roles may be changed about.`,
      grave: answering.size === 1,
    },
  ];
}

function unsure({ id, turns }: Interview, source: Source): Concern[] {
  const all = turns.flatMap((turn) =>
    turn.passages.map(({ start, end }) => ({ confidence: turn.confidence, start, end })),
  );
  const low = all.filter(({ confidence }) => confidence < UNSURE);
  if (low.length <= all.length * SHARE_UNSURE) return [];
  const lines = low.map(({ start, end }) => ({
    number: lineAt(source.text, start),
    text: source.text.slice(start, end),
  }));
  return [
    {
      message: `${id}: who speaks is unsure in ${low.length} of ${all.length} paragraphs: ${shown(lines)}. Label them, or write a review.`,
      grave: true,
      lines: lines.map(({ number }) => number),
    },
  ];
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split(/\r\n|\n|\r/).length;

function otherYear(
  { id, date }: Interview,
  notes: LaidOut['layout']['notes'],
  source: Source,
  entry: CatalogEntry,
): Concern[] {
  const years = notes
    .filter(({ kind }) => kind === 'heading' || kind === 'narration')
    .flatMap(({ start, end }) => source.text.slice(start, end).match(/\b(?:19|20)\d{2}\b/g) ?? []);
  if (entry.year === undefined) return [];
  if (date.basis === 'stated' && !date.from.startsWith(String(entry.year)))
    return [{ message: `${id}: the text states ${date.from}, the catalog the year ${entry.year}.`, grave: false }];
  // A life's years may stand beside it.
  return years.length > 0 && !years.includes(String(entry.year))
    ? [
        {
          message: `${id}: its head names the year ${[...new Set(years)].slice(0, 3).join(', ')}, the catalog ${entry.year}.`,
          grave: false,
        },
      ]
    : [];
}

/** How a marking is said. */
export const sayMarking = (spoken: LaidOut['layout']['spoken']): string =>
  ({
    labels: 'labels mark its turns; a paragraph without one goes on with the same speaker',
    both: 'labels and dashes mark its turns; where both are missing the words decide',
    dashes: 'dashes mark its turns; whose each is, the words decide',
    nothing: 'nothing marks its turns; the words alone decide',
  })[markingOf(spoken)];
