import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../../server/contract/limits.ts';
import { toBlock, toExchange } from '../../../../server/qa/answer/exchange.ts';
import { layOut } from '../../../../server/qa/answer/lay-out.ts';
import { renderText } from '../../../../server/qa/answer/render-text.ts';
import { asksSomething, replyQuestion } from '../../../../server/qa/answer/reply-question.ts';
import { spokenTurn } from '../../../../server/qa/answer/spoken-turn.ts';
import { passageWith, smallLibrary } from '../../http/stream/small-library.ts';
import { libraryOf } from '../../talks-of.ts';

const turnWith = (words: string) => spokenTurn(smallLibrary, passageWith(words));
const blockOf = (words: string, chosen: number[]) =>
  toBlock(smallLibrary, toExchange(smallLibrary, turnWith(words), chosen), 1);
const textOf = (words: string, chosen: number[]) => {
  const { block, citations } = blockOf(words, chosen);
  return renderText([block], citations);
};

describe('an exchange', () => {
  test('has the question in full where the quotes open the reply', () => {
    const { block } = blockOf('Only 12 captains', [0, 1]);
    expect(block.question).toMatchObject({ speaker: 'interviewer', role: 'interviewer', asks: true, gapBefore: false });
    expect(block.question?.quote).toMatch(/^Mayor Ada Berg, thank you .* Is it true\?$/);
    expect(block.gapBefore).toEqual([]);
  });

  test('does not say twice who asked, where the outlet is called so', () => {
    const { block, citations } = blockOf('Only 12 captains', [0, 1]);
    const asked = { ...block, question: { ...block.question!, speaker: 'Kim Lund' } };
    const lead = (to: string) =>
      renderText([{ ...asked, lead: `Berg, to ${to}, 3 October 2020` }], citations).split('\n')[0];
    expect(lead('Radio Oak')).toMatch(/, asked by Kim Lund:$/);
    expect(lead('Kim Lund')).toBe('Berg, to Kim Lund, 3 October 2020:');
  });

  test('has none where they do not, and marks what is left out', () => {
    const { block } = blockOf('Only 12 captains', [1]);
    expect([block.question, block.gapBefore]).toEqual([undefined, [1]]);
  });

  test('is runs of one turn in the order of the transcript, each a citation', () => {
    const { block, citations } = blockOf('Only 12 captains', [3, 0, 1]);
    expect(citations.map((c) => c.quote)).toEqual([
      'It is not true. Only 12 captains left, and all of them have come back.',
      'The ferry runs every day, and the bridge will be open by 2024.',
    ]);
    expect([block.markers, block.gapBefore]).toEqual([[1, 2], [2]]);
  });

  test('reads as text', () =>
    expect(textOf('I promised thirty', [0, 2])).toBe(
      'Berg, to Radio Oak, 3 October 2020, asked by the interviewer:\n“Councillor Dahl told our listeners that you promised thirty new boats. Did you?”\n— “Yes, of course.” [1] […] ““A town without boats is no town”, as my mother said.” [2]',
    ));
});

describe('words before a reply', () => {
  test.each([
    ['Is it true?', true],
    ['You met him. What did he say', true],
    ['Please tell us about the harbour.', true],
    ['Tell me about the boats', true],
    ['I would like to ask about the pier.', true],
    ['But the captains say so.', false],
    ['They say 45 civilians.', false],
    ['And you will not target them.', false],
  ])('%s', (text, asks) => expect(asksSomething(text)).toBe(asks));
});

test.each([
  ['There as well.', 'Yes. Because it is a storm.', 'There as well.'],
  ['There as well.', 'They were seen on both piers.', 'There as well.'],
  ['There as well.', '…but only in winter.', 'There as well.'],
  ['I see.', 'The ferry runs again in spring.', undefined],
])('words that say little, “%s”, are what is replied to where the reply takes them up: %s', (said, reply, expected) => {
  const library = libraryOf([[said, reply]]);
  expect(replyQuestion(library, spokenTurn(library, passageWith(reply, library)))?.quote).toBe(expected);
});

test('an answer keeps to the contract’s length, with all the citations that it names', () => {
  const long = toExchange(smallLibrary, turnWith('Only 12 captains'), [0, 1, 2, 3]);
  const { blocks, citations } = layOut(
    smallLibrary,
    Array.from({ length: 60 }, () => long),
  );
  const text = renderText(blocks, citations);
  expect(text.length).toBeLessThanOrEqual(LIMITS.answer);
  expect(citations.length).toBeGreaterThan(3);
  expect(blocks.flatMap((b) => b.markers)).toEqual(citations.map((c) => c.marker));
});
