import type { Span } from '../schema.ts';

/** Never end a sentence, whatever follows. */
const TITLES = new Set(
  'mr mrs ms dr prof gen col lt sgt capt maj adm gov sen rep hon st mt pres amb rev vs fig art approx dept e.g i.e cf'.split(
    ' ',
  ),
);
/** End a sentence only before a word that usually opens one. */
const SHORT_FORMS = new Set('u.s u.k u.n e.u u.s.a u.s.s.r a.m p.m etc jr sr inc ltd co corp ph.d b.c a.d'.split(' '));
const NUMBERED = new Set('no nos p pp vol art sec ch'.split(' '));
const OPENERS = new Set(
  'the a an i we you he she it they this that these those there here but and so if when what who why how as in on at for of to from our my your his her their no not yes then now do did does is are was were however therefore because after before let first second also'.split(
    ' ',
  ),
);

/** Terminal punctuation, closing quotes and brackets after it, then white space, the end, or a capital run on without a space. */
const END = /[.!?\u2026]{1,12}["'\u201d\u2019\u00bb)\]]{0,6}(?=\s|$|(?<=\p{Ll}{2}[.!?])\p{Lu}\p{Ll})/gu;
const START = /^["'\u201c\u2018\u00ab([\u2013\u2014-]{0,8}\s{0,8}[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/** Code units before and after a full stop that can tell whether it ends a sentence. */
const REACH = 60;

/**
 * Splits a paragraph into sentences: spans that cover it except for white space. Offsets are UTF-16 code units, counted
 * from `base`, the paragraph's own offset in its source.
 */
export function splitSentences(text: string, base = 0): Span[] {
  const spans: Span[] = [];
  let start = text.length - text.trimStart().length;
  const push = (end: number) => {
    if (text.slice(start, end).trim() !== '') spans.push({ start: base + start, end: base + end });
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    const rest = text.slice(end).trimStart();
    const before = text.slice(Math.max(start, match.index - REACH), match.index);
    if (rest === '' || !endsSentence(before, match[0], rest.slice(0, REACH))) continue;
    push(end);
    start = text.length - rest.length;
  }
  push(text.trimEnd().length);
  return spans;
}

function endsSentence(before: string, punctuation: string, rest: string): boolean {
  if (!START.test(rest)) return false;
  if (!punctuation.startsWith('.') || punctuation.startsWith('..')) return true;
  const word = /(?<![\p{L}\p{N}.])[\p{L}\p{N}.]*$/u.exec(before)?.[0] ?? '';
  const form = word.toLowerCase();
  if (NUMBERED.has(form)) return !/^\p{N}/u.test(rest);
  if (TITLES.has(form)) return false;
  if (SHORT_FORMS.has(form)) return OPENERS.has(firstWord(rest));
  if (/^\p{Lu}$/u.test(word)) return word === 'I' || OPENERS.has(firstWord(rest));
  if (/^(\p{L}\.)+\p{L}$/u.test(word)) return OPENERS.has(firstWord(rest));
  return !(/^\p{N}{1,2}$/u.test(word) && before.trim() === word);
}

function firstWord(text: string): string {
  return /\p{L}+/u.exec(text)?.[0].toLowerCase() ?? '';
}
