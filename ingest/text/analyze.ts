/** Text to index terms, the same for passages and questions: lower case, no accents, spellings made one, stemmed. */
import { stemmer } from 'stemmer';
import { literal } from './pattern.ts';

/** English function words and the verbs of asking; they carry no topic. */
const STOP_WORDS = new Set(
  `a about after all also am an and any are as at be because been before being between both but by can could did do does
  doing for from had has have having he her here him his how i if in into is it its itself just me more most my no not
  now of off on once only or other our out over own s same say said says she should so some such t tell tells than that
  the their them then there these they this those to told too under until up very was we were what when where which
  while who whom whose why will with would you your ask asked asks`
    .split(/\s+/)
    .filter(Boolean),
);

/** Stems kept, so that a word is stemmed once. */
const MOST_STEMS = 50_000;

/** Most words of a question: nothing of them is folded. */
const FOLDED = /^[a-z\d ]*$/;

/** Lower case without accents; apostrophes and hyphens inside words become spaces, a possessive 's goes. */
export function fold(text: string): string {
  if (FOLDED.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ə/g, 'a')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/'s\b/g, '')
    .replace(/['-]/g, ' ');
}

/** Words as they stand, folded; without stemming or stop words. */
export const words = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Analysis of one collection's texts and of the questions to it; made once by `makeAnalyze` and handed on. */
export type Analyze = {
  /** Index terms in order, with repetitions. */
  (text: string): string[];
  /** The index term of one folded word. */
  term(word: string): string;
};

/** @param spellings groups that mean the same (`Collection.spellings`); the first of a group is the one indexed */
export function makeAnalyze(spellings: readonly (readonly string[])[]): Analyze {
  const canonical = new Map(spellings.flatMap((group) => group.map((name) => [fold(name), fold(group[0]!)] as const)));
  const phrases = [...canonical.keys()].filter((name) => name.includes(' '));
  const phrase = phrases.length > 0 ? new RegExp(`\\b(?:${phrases.map(literal).join('|')})\\b`, 'g') : undefined;
  const stems = new Map<string, string>();

  const term = (word: string): string => {
    const spelling = canonical.get(word) ?? word;
    let stem = stems.get(spelling);
    if (stem === undefined) {
      stem = stemmer(spelling);
      if (stems.size < MOST_STEMS) stems.set(spelling, stem);
    }
    return stem;
  };
  const analyze = (text: string): string[] => {
    const folded = fold(text);
    const joined = phrase ? folded.replace(phrase, (name) => canonical.get(name) ?? name) : folded;
    const terms: string[] = [];
    for (const word of joined.match(/[\p{L}\p{N}]+/gu) ?? []) if (!STOP_WORDS.has(word)) terms.push(term(word));
    return terms;
  };
  return Object.assign(analyze, { term });
}
