import { describe, expect, test } from 'vitest';
import { countByRole, occurrences } from '../../../../server/qa/retrieve/occurrences.ts';
import { passageWith, smallLibrary } from '../../http/stream/small-library.ts';

const said = (...phrases: string[]) =>
  occurrences(smallLibrary, phrases).map(({ entry, start, end }) =>
    smallLibrary.slice(entry.interview, { start, end }),
  );

describe('occurrences of a phrase', () => {
  test('are whole words, whatever their case', () => {
    expect(said('HARBOUR').length).toBeGreaterThan(1);
    expect(said('harb')).toEqual([]);
    expect(said('harbour fee')).toEqual(['harbour fee', 'harbour fee']);
  });

  test('of several phrases are counted once each', () =>
    expect(said('boats', 'thirty boats')).toContain('thirty boats'));

  test('count in other spellings', () => {
    const spellings = [['mole', 'pier']];
    expect(occurrences(smallLibrary, ['mole'])).toEqual([]);
    expect(occurrences(smallLibrary, ['mole'], { spellings })).toHaveLength(1);
  });

  test('keep to the passages that filters leave', () => {
    const { index } = passageWith('We do not want to raise');
    const mask = new Uint8Array(smallLibrary.passages.length);
    mask[index] = 1;
    expect(occurrences(smallLibrary, ['harbour fee'], { allowed: { mask, count: 1, filters: {} } })).toHaveLength(1);
  });

  test('no words are said nowhere', () => expect(said('', ' ')).toEqual([]));

  test('are told by who speaks', () => {
    const by = countByRole(occurrences(smallLibrary, ['harbour fee']));
    expect([by.interviewee, by.interviewer]).toEqual([
      { interviews: 1, times: 1 },
      { interviews: 1, times: 1 },
    ]);
  });
});
