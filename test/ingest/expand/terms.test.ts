import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idf, readVocabulary, toVocabulary } from '../../../ingest/index/vocabulary.ts';
import { fold, makeAnalyze, words } from '../../../ingest/text/analyze.ts';
import { library } from '../../server/real-corpus.ts';

const { analyze } = library;

describe('terms', () => {
  test('have neither case nor accents', () => {
    expect(fold('Şuşa, Gəncə, Ağdam, Çavuşoğlu, ISPARTA, ışık')).toBe('susa, ganca, agdam, cavusoglu, isparta, isik');
    expect(words("Azerbaijan’s co-chairs don't say “S-300”.")).toEqual(
      'azerbaijan co chairs don t say s 300'.split(' '),
    );
  });

  test('leave out words of asking and function words', () => {
    expect(analyze('What did he say about the war?')).toEqual(['war']);
    expect(analyze('who asked whom, and why')).toEqual([]);
  });

  test.each([
    ['Shushi', 'Shusha'],
    ['Şuşa', 'Shusha'],
    ['Artsakh', 'Karabakh'],
    ['Garabagh', 'Qarabağ'],
    ['Stepanakert', 'Khankendi'],
    ['Gəncə', 'Ganja'],
    ['Türkiye', 'Turkey'],
    ['truce', 'ceasefire'],
    ['cease fire', 'ceasefire'],
    ['cease-fire', 'ceasefire'],
    ['UAVs', 'drone'],
    ['unmanned aerial vehicles', 'drones'],
    ['the United Nations', 'UN'],
    ['peacekeeping', 'peacekeep'],
    ['mercenaries', 'mercenary'],
  ])('are the same for “%s” and “%s”', (one, other) => expect(analyze(one)).toEqual(analyze(other)));

  test('of one collection do not act on another', () => {
    const other = makeAnalyze([['boat', 'ferry', 'water taxi']]);
    expect(other('Şuşa')).not.toEqual(other('Shusha'));
    expect(other('a ferry, a water taxi')).toEqual(other('boat boat'));
    expect(analyze('ferry')).not.toEqual(analyze('boat'));
    expect(makeAnalyze([])('truce')).toEqual(['truce']);
  });

  test('take a spelling as it is written, not as a pattern', () => {
    const other = makeAnalyze([['plus', 'c++ (lang)']]);
    expect(other('plus')).toEqual(['plu']);
    expect(() => other('c++ (lang)')).not.toThrow();
  });

  test('are the same whether words are analysed alone or together', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { maxLength: 6 }), (list) => {
        // Names of several words are one term only together.
        fc.pre(!/united|cease|unmanned|aerial|government/.test(list.join(' ')));
        expect(analyze(list.join(' '))).toEqual(list.flatMap((w) => analyze(w)));
      }),
    );
  });

  test('of any text hold nothing but letters and digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const term of analyze(text)) expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

describe('the vocabulary', () => {
  const documents = [
    { id: 0, text: 'Drones over Shusha. A drone!', questions: 'How many UAVs?' },
    { id: 1, text: 'Peace in Şuşa', questions: 'Is there peace?\nWhat peace?' },
    { id: 2, text: 'Peace', questions: '' },
  ];
  const vocabulary = readVocabulary(JSON.stringify(toVocabulary(documents, analyze)), analyze);

  test('counts passages by term, in their text and in their questions', () => {
    expect(vocabulary.passages).toBe(3);
    expect(vocabulary.terms.get(analyze.term('drone'))).toEqual([1, 1]);
    expect(vocabulary.terms.get(analyze.term('shusha'))).toEqual([2, 0]);
    expect(vocabulary.terms.get(analyze.term('peace'))).toEqual([2, 1]);
    expect(vocabulary.terms.has(analyze.term('tank'))).toBe(false);
  });

  test('knows the words of the text as they are written', () =>
    expect([...vocabulary.words]).toEqual(['drones', 'over', 'shusha', 'a', 'drone', 'peace', 'in', 'susa']));

  test('gives rare terms more weight, and none below zero', () => {
    const [rare, common, absent] = ['drone', 'peace', 'tank'].map((w) => idf(vocabulary, analyze.term(w)));
    expect(absent!).toBeGreaterThan(rare!);
    expect(rare!).toBeGreaterThan(common!);
    expect(common!).toBeGreaterThan(0);
    expect(rare!).toBeCloseTo(Math.log(1 + 2.5 / 1.5));
  });
});
