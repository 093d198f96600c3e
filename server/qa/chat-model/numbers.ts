/** Numbers in a text, in figures or in words, as values that can be compared. */
import { fold } from '../../../ingest/text/analyze.ts';

const numbered = (words: string, from: number, step = 1) =>
  words.split(' ').map((word, i): [string, number] => [word, from + i * step]);
const SMALL = new Map([
  ...numbered('zero one two three four five six seven eight nine ten eleven twelve', 0),
  ...numbered('thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 13),
  ...numbered('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
]);
const SCALES = new Map([
  ['hundred', 100],
  ['dozen', 12],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
const ORDINALS = new Set('second third fourth fifth sixth seventh eighth ninth tenth'.split(' '));
const PLURALS = new Map([...SCALES.keys()].map((scale) => [`${scale}s`, scale]));

/** "30,000" and "thirty thousand" are both "30000"; "third" is "third". "One" is left out: it is mostly a pronoun. */
export function numbersIn(text: string): Set<string> {
  const found = new Set<string>();
  let value: number | undefined;
  let last = Number.POSITIVE_INFINITY;
  let onlyOne = false;
  const flush = () => {
    if (value !== undefined && !onlyOne) found.add(String(value));
    value = undefined;
    last = Number.POSITIVE_INFINITY;
    onlyOne = false;
  };
  const tokens = fold(text).match(/\d+(?:[.,]\d+)*|\p{L}+|[.,;:!?]/gu) ?? [];
  for (const token of tokens) {
    const figure = /^\d/.test(token) ? Number(token.replace(/,(?=\d{3}(?!\d))/g, '').replace(',', '.')) : undefined;
    const small = figure ?? SMALL.get(token);
    // "Thousands of people" is no number, though "two millions" is one.
    const many = PLURALS.has(token) && value === undefined;
    const scale = many ? undefined : SCALES.get(PLURALS.get(token) ?? token);
    if (small !== undefined && !Number.isNaN(small)) {
      // "twenty five" and "two hundred five" go on; "five six" and "2 20" are two numbers.
      const goesOn = value !== undefined && figure === undefined && small > 0 && fits(small, last);
      if (!goesOn) flush();
      onlyOne = value === undefined && token === 'one';
      value = (value ?? 0) + small;
      last = small;
    } else if (scale !== undefined) {
      const times = value === undefined ? 1 : value % (scale <= 100 ? 100 : scale * 1e3);
      value = (value ?? times) - times + times * scale;
      last = scale;
      onlyOne = false;
    } else if (token === 'and' && last >= 100 && last !== Number.POSITIVE_INFINITY) {
      // "two hundred and five"
    } else {
      flush();
      if (many || ORDINALS.has(token) || figure !== undefined) found.add(token);
    }
  }
  flush();
  return found;
}

/** Whether a number word may follow another within one number. */
const fits = (small: number, last: number): boolean =>
  small < last && (last >= 100 || (last >= 20 && last % 10 === 0 && small < 10));
