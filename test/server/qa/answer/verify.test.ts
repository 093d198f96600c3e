import { describe, expect, test } from 'vitest';
import { answered, type Draft } from '../../../../server/qa/answer/draft.ts';
import { toBlock, toExchange } from '../../../../server/qa/answer/exchange.ts';
import { head } from '../../../../server/qa/answer/heads.ts';
import { spokenTurn } from '../../../../server/qa/answer/spoken-turn.ts';
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
  const spoken = spokenTurn(smallLibrary, passageWith('Only 12 captains'));
  const { block, citations } = toBlock(smallLibrary, toExchange(smallLibrary, spoken, [0, 1, 3]), 1);
  const draft: Draft = answered({ blocks: [block], citations });
  const line = head('compared', {}, ['Side by side', [3]]);
  const question = block.question!;

  test('is left as it is where all of it holds', () => expect(verified(draft, smallLibrary)).toBe(draft));

  test.each([
    ['a citation does not hold', { citations: [{ ...citations[0]!, quote: 'No.' }, citations[1]!] }],
    ['a marker of a head line points nowhere', { blocks: [line, block] }],
    ['a citation is in no exchange', { citations: [...citations, cite('Nobody sold', 3)] }],
    ['a citation is in two exchanges', { blocks: [block, block] }],
    ['the quotes are not in order', { blocks: [{ ...block, markers: [2, 1] }] }],
    ['the interview is another', { blocks: [{ ...block, interview: 'coast-tv' }] }],
    ['the question is not verbatim', { blocks: [{ ...block, question: { ...question, quote: 'Did you lie?' } }] }],
    ['the question is somebody else’s', { blocks: [{ ...block, question: { ...question, speaker: 'Dahl' } }] }],
    [
      'a question stands before what does not open the reply',
      { blocks: [{ ...block, markers: [2] }], citations: [citations[1]!] },
    ],
    [
      'two citations overlap',
      { blocks: [block, { ...block, markers: [3] }], citations: [...citations, { ...citations[0]!, marker: 3 }] },
    ],
  ])('is not shown where %s', (_, changes) => {
    const shown = verified({ ...draft, ...changes } as Draft, smallLibrary);
    expect(shown).toMatchObject({ status: 'no_answer', answer: '', citations: [], refusal: { code: 'unverified' } });
  });

  test('a transcript’s own “[99]” is no marker', () => {
    const own = { ...draft, answer: `${draft.answer} [99]` };
    expect(verified(own, smallLibrary)).toBe(own);
  });
});
