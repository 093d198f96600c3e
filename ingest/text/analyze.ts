/** Text to index terms, the same for passages and questions: lower case, no accents, aliases made one, stemmed. */
import { stemmer } from 'stemmer';
import aliases from './aliases.json' with { type: 'json' };

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

const CANONICAL = new Map<string, string>(
  aliases.groups.flatMap((group) => group.names.map((name) => [fold(name), fold(group.names[0]!)] as const)),
);
const PHRASES = [...CANONICAL.keys()].filter((name) => name.includes(' '));
const PHRASE_PATTERN = PHRASES.length > 0 ? new RegExp(`\\b(?:${PHRASES.join('|')})\\b`, 'g') : undefined;

const STEMS = new Map<string, string>();

/** Lower case without accents; apostrophes and hyphens inside words become spaces, a possessive 's goes. */
export function fold(text: string): string {
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

/** Index terms in order, with repetitions. */
export function analyze(text: string): string[] {
  const folded = fold(text);
  const joined = PHRASE_PATTERN ? folded.replace(PHRASE_PATTERN, (name) => CANONICAL.get(name) ?? name) : folded;
  const terms: string[] = [];
  for (const word of joined.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (!STOP_WORDS.has(word)) terms.push(toTerm(word));
  }
  return terms;
}

/** The index term of one folded word. */
export function toTerm(word: string): string {
  const canonical = CANONICAL.get(word) ?? word;
  let stem = STEMS.get(canonical);
  if (stem === undefined) {
    stem = stemmer(canonical);
    if (STEMS.size < 50_000) STEMS.set(canonical, stem);
  }
  return stem;
}
