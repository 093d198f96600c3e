/** Words as the word-level metrics count them. */

const WORD = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu;

/** Lower-case words without accents or possessive endings, with their offsets (UTF-16 code units) in the text. */
export function wordsOf(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: plain(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '');
}

/** Words that carry no content, English; a fact is not judged by them. */
const STOPWORDS = new Set(
  `a about after all also an and any are as at be because been before being but by can could did do does for from had has have
  he her him his how i if in into is it its just me more most my no not of on only or other our out over said say says she should
  so some such than that the their them then there these they this those to too up us very was we were what when where which
  while who whom why will with would you your`.split(/\s+/),
);

export function isStopword(word: string): boolean {
  return STOPWORDS.has(word);
}

/** Distinct content words; all words where a text has no others. */
export function contentWords(text: string): Set<string> {
  const words = wordsOf(text).map(({ word }) => word);
  const content = words.filter((word) => !isStopword(word));
  return new Set(content.length > 0 ? content : words);
}
