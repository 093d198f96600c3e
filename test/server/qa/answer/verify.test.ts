import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../../server/qa/answer/draft.ts';
import { citationHolds, verified } from '../../../../server/qa/answer/verify.ts';
import { passageWith, smallLibrary } from '../../http/stream/small-library.ts';
import { cite } from '../../http/stream/stand-in-engine.ts';

const good = cite('Only 12 captains', 1);
const other = cite('Nobody sold', 2);
const holds = (changes: object) => citationHolds({ ...good, ...changes }, smallLibrary);

describe('a citation', () => {
  test('holds as it was made', () => expect(holds({})).toBe(true));

  test.each([
    ['other words', { quote: good.quote.replace('12', '40') }],
    ['no words', { quote: '', end: good.start }],
    ['shifted offsets', { start: good.start + 1, end: good.end + 1 }],
    ['a place outside its passage', { passageId: passageWith('thirty boats').passage.id }],
    ['an unknown passage', { passageId: 'radio-oak.p999' }],
    ['another speaker', { speaker: 'Host' }],
    ['another role', { role: 'interviewer' }],
    ['another interview', { interview: other.interview }],
    ['another source', { source: { ...good.source, sha256: '0'.repeat(64) } }],
    ['another question', { inReplyTo: { ...good.inReplyTo, quote: 'Did you lie?' } }],
    [
      'words of two turns',
      {
        end: passageWith('Councillor Dahl').passage.end,
        quote: smallLibrary.slice(passageWith('Only 12').interview, {
          start: good.start,
          end: passageWith('Councillor Dahl').passage.end,
        }),
      },
    ],
  ])('does not hold with %s', (_, changes) => expect(holds(changes)).toBe(false));
});

describe('a draft', () => {
  const draft: Draft = { status: 'answered', answer: `“${good.quote}” [1]`, citations: [good] };

  test('is left as it is where all of it holds', () => expect(verified(draft, smallLibrary)).toBe(draft));

  test.each([
    ['a citation does not hold', { citations: [{ ...good, quote: 'No.' }] }],
    ['a marker points nowhere', { answer: `“${good.quote}” [2]` }],
  ])('is not shown where %s', (_, changes) => {
    const shown = verified({ ...draft, ...changes }, smallLibrary);
    expect(shown).toMatchObject({ status: 'no_answer', answer: '', citations: [] });
    expect(shown.reason).toContain('could not be verified');
  });
});
