/** What a collection speaks of most, as pairs of words that stand together: for examples where nobody has written any. */
import type { Interview } from './schema.ts';
import { fold, makeAnalyze } from './text/analyze.ts';

export type Theme = {
  /** As it is written most often. */
  text: string;
  /** Id of the interview that has it most. */
  interview: string;
  /** It mostly stands after "the", "a" or the like. */
  isDetermined: boolean;
};

/** Words of talking that name no subject. */
const FILLERS = new Set(
  `able absolutely actually agree almost already always another anybody anything anyway around ask away back bad basically
  basis best better big bit call called came case certainly come coming completely course day days deal different doesn don
  done down either else end enough even ever every everybody everyone everything exactly example fact far feel few find fine
  first full gave get gets getting give given go goes going gone gonna good got gotta great guess guy guys happen happened
  happens hard hear help high hope idea important interesting isn issue issues keep kind knew know known last later least
  left let like likely little long look looking lot lots made main make makes making many matter may maybe mean means might
  minute minutes moment month months mr mrs ms much must need needs never new next nice nobody nothing number obviously oh ok
  okay old one ones part particular people perhaps person piece place play please point possible pretty probably problem
  process put question questions quite rather real really reason right saw say saying says second see seems seen sense sent
  set several show side simple simply since small somebody someone something sometimes somewhere sort start started still
  stuff support sure take taken takes taking talk talked talking tell terms thank thanks thing things think thinking third
  though thought thousand three time times today together tomorrow took totally tried try trying turn two type uh um
  understand us use used using usually ve wait wanna want wanted wants wasn way ways week weeks welcome well went whatever
  whether whole without won word words work worked working world wouldn write yeah year years yes yesterday yet`.split(
    /\s+/,
  ),
);
/** Of a collection with more passages only so many are read, of interviews at equal distances. */
const MOST_PASSAGES = 20_000;

/** A pair that fewer passages hold is no theme. */
const LEAST_PASSAGES = 3;

/** In this share of its places a pair is part of a longer name: "human needs" of "basic human needs". */
const PART = 0.6;
/** "Dynamically linked" is no subject. */
const NO_NOUN = /\p{Ll}ly(?= |$)|\p{Ll}ed$/u;
const DETERMINER = /\b(?:the|an?|my|our|your|his|her|its|their|this|that|each|every) $/iu;

type Pair = {
  passages: number;
  written: Map<string, number>;
  interviews: Map<string, number>;
  /** Words that carry a subject right before and after it. */
  before: Map<string, number>;
  after: Map<string, number>;
  determined: number;
};
type Found = { written: string; end: number; before?: string; after?: string; determined: boolean };

/**
 * @param textOf the text of a source by its file
 * @param names that are no themes: people's and outlets'
 */
export function themesOf(
  interviews: readonly Interview[],
  textOf: (file: string) => string,
  names: readonly string[],
  most: number,
): Theme[] {
  const analyze = makeAnalyze([]);
  const own = new Set(names.flatMap((name) => fold(name).split(/[^\p{L}\p{N}]+/u)));
  const carries = (word: string) =>
    word.length > 2 && !/\d/.test(word) && !FILLERS.has(word) && !own.has(word) && analyze(word).length > 0;
  const pairs = new Map<string, Pair>();
  const singles = new Map<string, number>();
  for (const { id, source, turns } of some(interviews)) {
    for (const { role, passages } of turns) {
      if (role !== 'interviewee') continue;
      for (const { start, end } of passages) {
        const found = new Map<string, Found>();
        const held = new Set<string>();
        let before: { word: string; written: string; start: number; end: number } | undefined;
        let last: Found | undefined;
        const text = textOf(source.file).slice(start, end);
        for (const { 0: written, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
          const word = fold(written).trim();
          const now = carries(word) ? { word, written, start: index, end: index + written.length } : undefined;
          if (now) held.add(analyze.term(word));
          const joined = now && before && /^[ -]$/.test(text.slice(before.end, index));
          if (last && /^[ -]$/.test(text.slice(last.end, index)) && analyze(word).length > 0) last.after = written;
          if (joined && before && before.word !== word) {
            const pair: Found = {
              written: `${before.written} ${written}`,
              end: index + written.length,
              ...(last && { before: last.written.split(' ')[0]! }),
              determined: DETERMINER.test(text.slice(Math.max(0, before.start - 8), before.start)),
            };
            found.set(`${analyze.term(before.word)} ${analyze.term(word)}`, pair);
            last = pair;
          } else last = undefined;
          before = now;
        }
        for (const term of held) singles.set(term, (singles.get(term) ?? 0) + 1);
        for (const [key, { written, before, after, determined }] of found) {
          const pair = pairs.get(key) ?? {
            ...{ passages: 0, determined: 0 },
            ...{ written: new Map(), interviews: new Map(), before: new Map(), after: new Map() },
          };
          pair.passages++;
          if (determined) pair.determined++;
          count(pair.written, written);
          count(pair.interviews, id);
          if (before) count(pair.before, before);
          if (after) count(pair.after, after);
          pairs.set(key, pair);
        }
      }
    }
  }
  const score = (key: string, { passages }: Pair) => {
    const [one, other] = key.split(' ').map((term) => singles.get(term) ?? 1) as [number, number];
    return (passages * passages) / Math.sqrt(one * other);
  };
  return [...pairs]
    .filter(([, { passages }]) => passages >= LEAST_PASSAGES)
    .sort((a, b) => score(...b) - score(...a))
    .filter(([, { written }]) => !NO_NOUN.test(commonest(written)))
    .filter(([, pair]) => !ownedBy(pair.before, pair) && !ownedBy(pair.after, pair))
    .slice(0, most)
    .map(([, { written, interviews, determined, passages }]) => ({
      text: lowered(commonest(written)),
      interview: commonest(interviews),
      isDetermined: determined * 2 > passages,
    }));
}

function some(interviews: readonly Interview[]): readonly Interview[] {
  const passages = interviews.reduce(
    (sum, { turns }) => turns.reduce((own, turn) => own + turn.passages.length, sum),
    0,
  );
  const every = Math.ceil(passages / MOST_PASSAGES);
  return interviews.filter((_, i) => i % every === 0);
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

const ownedBy = (neighbours: ReadonlyMap<string, number>, { passages }: Pair): boolean =>
  [...neighbours.values()].some((times) => times >= passages * PART);

const commonest = (counts: ReadonlyMap<string, number>): string => [...counts].sort((a, b) => b[1] - a[1])[0]![0];

/** A pair of which only the first word has a capital began a sentence. */
const lowered = (pair: string): string =>
  /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(pair) ? pair.charAt(0).toLowerCase() + pair.slice(1) : pair;
