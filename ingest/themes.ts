/** What a collection speaks of most, as pairs of words that stand together: for examples where nobody has written any. */
import type { Interview } from './schema.ts';
import { fold, makeAnalyze } from './text/analyze.ts';

export type Theme = {
  /** As it is written most often. */
  text: string;
  /** Id of the interview that has it most. */
  interview: string;
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
/** A pair that fewer passages hold is no theme. */
const LEAST_PASSAGES = 3;

type Pair = { passages: number; written: Map<string, number>; interviews: Map<string, number> };

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
  for (const { id, source, turns } of interviews) {
    for (const { role, passages } of turns) {
      if (role !== 'interviewee') continue;
      for (const { start, end } of passages) {
        const found = new Map<string, string>();
        const held = new Set<string>();
        let before: { word: string; written: string; end: number } | undefined;
        const text = textOf(source.file).slice(start, end);
        for (const { 0: written, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
          const word = fold(written).trim();
          const now = carries(word) ? { word, written, end: index + written.length } : undefined;
          if (now) held.add(analyze.term(word));
          if (now && before && /^[ -]$/.test(text.slice(before.end, index)) && before.word !== word) {
            found.set(`${analyze.term(before.word)} ${analyze.term(word)}`, `${before.written} ${written}`);
          }
          before = now;
        }
        for (const term of held) singles.set(term, (singles.get(term) ?? 0) + 1);
        for (const [key, written] of found) {
          const pair = pairs.get(key) ?? { passages: 0, written: new Map(), interviews: new Map() };
          pair.passages++;
          pair.written.set(written, (pair.written.get(written) ?? 0) + 1);
          pair.interviews.set(id, (pair.interviews.get(id) ?? 0) + 1);
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
    .slice(0, most)
    .map(([, { written, interviews }]) => ({ text: lowered(commonest(written)), interview: commonest(interviews) }));
}

const commonest = (counts: ReadonlyMap<string, number>): string => [...counts].sort((a, b) => b[1] - a[1])[0]![0];

/** A pair of which only the first word has a capital began a sentence. */
const lowered = (pair: string): string =>
  /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(pair) ? pair.charAt(0).toLowerCase() + pair.slice(1) : pair;
