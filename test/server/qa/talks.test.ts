import { describe, expect, it } from 'vitest';
import type { Interview } from '../../../ingest/schema.ts';
import { talksOf } from '../../../server/qa/talks.ts';

const talk = (id: string, outlet: string, interviewee: string, title = `${interviewee}, ${outlet}`) =>
  ({ id, title, interviewee, outlet: { name: outlet, variants: [] } }) as unknown as Interview;

describe('what tells the interviews of one outlet from each other', () => {
  it('is nothing where it has one', () => {
    expect([...talksOf([talk('one', 'Radio Oak', 'Ada Berg'), talk('two', 'Coast TV', 'Ada Berg')])]).toEqual([]);
  });

  it('is the guest, and the title where there is one', () => {
    const talks = talksOf([
      talk('one', 'Radio Oak', 'Ada Berg'),
      talk('two', 'Radio Oak', 'Ole Dahl', 'Radio Oak: How to build a “boat”'),
    ]);
    expect(Object.fromEntries(talks)).toEqual({
      one: 'Radio Oak with Ada Berg',
      two: 'Radio Oak with Ole Dahl, “How to build a ’boat’”',
    });
  });

  it('is the title alone for one guest, and no title that two have', () => {
    const talks = talksOf([
      talk('one', 'Radio Oak', 'Ada Berg', 'Ferries'),
      talk('two', 'Radio Oak', 'Ada Berg', 'Press conference'),
      talk('three', 'Radio Oak', 'Ada Berg', 'Press conference'),
    ]);
    expect(Object.fromEntries(talks)).toEqual({ one: 'Radio Oak, “Ferries”' });
  });

  it('cuts a long title between words', () => {
    const talks = talksOf([talk('one', 'Oak', 'Ada Berg', 'word '.repeat(40)), talk('two', 'Oak', 'Ada Berg', 'b')]);
    expect(talks.get('one')).toMatch(/^Oak, “(word ){10,16}…”$/);
  });
});
