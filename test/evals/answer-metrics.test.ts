import { describe, expect, test } from 'vitest';
import type { Grades } from '../../evals/dataset.ts';
import { citationPrecision, citationRecall, citedWithin, firstCitationRight } from '../../evals/metrics/citations.ts';
import { keyFactCoverage } from '../../evals/metrics/key-facts.ts';
import { isSaidBy, labelFaults } from '../../evals/metrics/labels.ts';
import { quotedWordsF1 } from '../../evals/metrics/quoted-words.ts';
import { sourceFrom } from '../../evals/source.ts';

const grades: Grades = new Map([
  [1, 2],
  [3, 1],
  [5, 0],
]);

describe('citations', () => {
  test('the first is right if it touches any graded paragraph', () => {
    expect(firstCitationRight([[3], [9]], grades)).toBe(1);
    expect(firstCitationRight([[5], [1]], grades)).toBe(0);
    expect(firstCitationRight([], grades)).toBe(0);
  });

  test('precision is the share of citations that touch one, and undefined without citations', () => {
    expect(citationPrecision([[1], [5], [3], [9]], grades)).toBe(0.5);
    expect(citationPrecision([], grades)).toBeNull();
  });

  test('recall is over grade-2 paragraphs', () => {
    expect(citationRecall([[3]], grades)).toBe(0);
    expect(citationRecall([[3], [1, 2]], grades)).toBe(1);
  });

  test('at most eight paragraphs are asked for', () => {
    const many: Grades = new Map(Array.from({ length: 20 }, (_, i) => [i, 2]));
    expect(citationRecall([[0, 1, 2, 3]], many)).toBe(0.5);
    expect(citationRecall([Array.from({ length: 12 }, (_, i) => i)], many)).toBe(1);
  });

  test('a dialog looks at the first five', () => {
    expect(citedWithin(5, [[9], [9], [9], [9], [1]], grades)).toBe(1);
    expect(citedWithin(5, [[9], [9], [9], [9], [9], [1]], grades)).toBe(0);
  });
});

describe('key facts', () => {
  test('three quarters of the content words are enough', () => {
    const quotes = ['We built the forty bridges', 'in a deep valley.'];
    expect(keyFactCoverage(quotes, ['forty bridges in the deep ravine'])).toBe(1);
    expect(keyFactCoverage(quotes, ['forty tunnels'])).toBe(0);
    expect(keyFactCoverage(quotes, ['forty bridges', 'six dams'])).toBe(0.5);
  });

  test('case, accents and possessives do not matter; numbers are whole words', () => {
    expect(keyFactCoverage(['In HABER TÜRK’s studio: 30,000 people'], ['Haber Turk', '30,000'])).toBe(1);
    expect(keyFactCoverage(['130,000 people'], ['30,000'])).toBe(0);
  });

  test('undefined without facts', () => {
    expect(keyFactCoverage(['words'], [])).toBeNull();
  });
});

describe('quoted words', () => {
  const source = sourceFrom('one two three four five six\n\none two seven');
  const evidence = [{ line: 1, quote: 'two three four', grade: 2 as const }];

  test('by hand: three words quoted, two of the label’s three', () => {
    // quoted "three four five": precision 2/3, recall 2/3
    const start = source.text.indexOf('three');
    expect(quotedWordsF1(source, [{ start, end: start + 'three four five'.length }], evidence)).toBeCloseTo(2 / 3, 12);
  });

  test('the same words elsewhere do not count', () => {
    const start = source.text.lastIndexOf('two');
    expect(quotedWordsF1(source, [{ start, end: start + 3 }], evidence)).toBe(0);
  });

  test('grade-1 words are not held against precision, nor asked for', () => {
    const both = [...evidence, { line: 3, quote: 'seven', grade: 1 as const }];
    const span = (words: string) => ({
      start: source.text.indexOf(words),
      end: source.text.indexOf(words) + words.length,
    });
    expect(quotedWordsF1(source, [span('two three four'), span('seven')], both)).toBe(1);
    expect(quotedWordsF1(source, [span('two three four')], both)).toBe(1);
  });
});

describe('who said it', () => {
  const source = sourceFrom('She asks.\n\nHe replies.');
  const asks = { start: 0, end: 9, quote: 'She asks.' };

  test('a role for the interviewer, a name for everybody else', () => {
    expect(isSaidBy('interviewer', { speaker: 'BBC News', role: 'interviewer' })).toBe(true);
    expect(isSaidBy('Jane Doe', { speaker: 'John Doe', role: 'interviewee' })).toBe(false);
  });

  test('a labelled line credited to somebody else is a fault', () => {
    const labels = new Map([[1, 'interviewer']]);
    expect(labelFaults(source, [{ ...asks, speaker: 'BBC', role: 'interviewer' }], labels)).toEqual([]);
    const [fault] = labelFaults(source, [{ ...asks, speaker: 'Jane Doe', role: 'interviewee' }], labels);
    expect(fault).toMatchObject({ kind: 'wrong-side', class: 'misattributed', quote: 'She asks.' });
  });
});
