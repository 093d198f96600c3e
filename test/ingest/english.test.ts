import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { isEnglishWord, WordFile } from '../../ingest/english.ts';

const words: string[] = createRequire(import.meta.url)('an-array-of-english-words');

describe('English words', () => {
  test('are all found, and nothing else is', () => {
    const all = new Set(words);
    expect(words.filter((word) => !isEnglishWord(word))).toEqual([]);
    const others = words.filter((_, i) => i % 40 === 0).flatMap((word) => [`${word}q`, word.slice(0, -1), `a${word}`]);
    expect(others.filter((word) => isEnglishWord(word) !== all.has(word))).toEqual([]);
  });

  test.each(['', '"', ',', 'a"', 'Peace', 'über', 'mother in law', 'zzzz', '['])('"%s" is none', (word) => {
    expect(isEnglishWord(word)).toBe(false);
  });

  test('of a short file, and of an empty one', () => {
    const file = (list: string[]) => new WordFile(Buffer.from(JSON.stringify(list)));
    expect(['a', 'an', 'ant', 'bee'].map((word) => file(['an', 'bee']).has(word))).toEqual([false, true, false, true]);
    expect(file([]).has('a')).toBe(false);
  });
});
