import { describe, expect, test } from 'vitest';
import { timeOf } from '../../../ingest/times.ts';
import { converted, entryOf, parse } from '../entry.ts';
import { KIM } from '../said.ts';

const ENTRY = entryOf(KIM);

/** Each turn as its speaker and its passages. */
function turnsOf(text: string): [string, string[]][] {
  const source = converted(text, ENTRY);
  return parse(text, ENTRY)[0]!.turns.map(({ speaker, passages }) => [
    speaker,
    passages.map(({ start, end }) => source.text.slice(start, end).replace(/\s+/g, ' ')),
  ]);
}

const ASKED: [string, string[]] = ['Kim Lund', ['Who counts the boats?']];
const LAST: [string, string[]] = ['Kim Lund', ['And the ferry?']];
const GOES_ON = 'We count them in spring, and they know every pier of the town.';

describe('a stamp that the same speaker goes on behind', () => {
  test.each([
    ['on a line of its own, within a sentence', 'and they know\n\n[00:01:40]\n\nevery pier'],
    ['on a line of its own, without brackets', 'and they know\n00:01:40\nevery pier'],
    ['at the beginning of a line', 'and they know\n\n[00:01:40] every pier'],
  ])('%s', (_, broken) => {
    const text = `Kim Lund: Who counts the boats?\n\nAda Berg: We count them in spring, ${broken} of the town.\n\nKim Lund: And the ferry?`;
    expect(turnsOf(text)).toEqual([ASKED, ['Ada Berg', [GOES_ON]], LAST]);
  });

  test.each([
    ['on a line of its own', 'in spring.\n\n[00:01:40]\n\nNobody'],
    ['without brackets', 'in spring.\n\n00:01:40\n\nNobody'],
    ['at the beginning of a paragraph', 'in spring.\n\n(1:40) Nobody'],
  ])('between her sentences begins a paragraph of her turn: %s', (_, broken) => {
    const text = `Kim Lund: Who counts the boats?\n\nAda Berg: We count them ${broken} pays us.\n\nKim Lund: And the ferry?`;
    expect(turnsOf(text)).toEqual([ASKED, ['Ada Berg', ['We count them in spring.', 'Nobody pays us.']], LAST]);
  });

  test('still says when the words behind it were said', () => {
    const text =
      'Kim Lund: Who counts?\n\nAda Berg: In spring.\n\n[00:01:40]\n\nNobody pays us.\n\n[00:02:10]\n\nNobody ever did.';
    const interview = parse(text, ENTRY)[0]!;
    const [first, ...others] = interview.turns[1]!.passages;
    expect(timeOf(interview, first!)).toBeUndefined();
    expect(others.map((passage) => timeOf(interview, passage)?.from)).toEqual([100, 130]);
    expect(converted(text, ENTRY).made?.places.map(({ place }) => place)).toContain(9);
  });
});

describe('no turns are joined', () => {
  test.each([
    [
      'another speaks behind it',
      'Ada Berg: In spring.\n\n[00:01:40]\n\nKim Lund: And the ferry?',
      [['Ada Berg', ['In spring.']], LAST],
    ],
    [
      'something else stands beside it',
      'Ada Berg: In spring.\n\n[00:01:40]\n\n[music]\n\nNobody pays.',
      [
        ['Ada Berg', ['In spring.']],
        ['Ada Berg', ['Nobody pays.']],
      ],
    ],
    [
      'no time stands there',
      'Ada Berg: In spring.\n\n[applause]\n\nNobody pays.',
      [
        ['Ada Berg', ['In spring.']],
        ['Ada Berg', ['Nobody pays.']],
      ],
    ],
  ] as const)('where %s', (_, answer, expected) =>
    expect(turnsOf(`Kim Lund: Who counts the boats?\n\n${answer}`)).toEqual([ASKED, ...expected]),
  );

  test('times that do not go on are none of a recording', () => {
    const text = `Kim Lund: Who counts the boats?\n\nAda Berg: In spring.\n\n[00:09:40]\n\nNobody pays.\n\n[00:01:10]\n\nNobody ever did.`;
    expect(converted(text, ENTRY).made).toBeUndefined();
  });
});

test('a text without stamps is its own source', () =>
  expect(converted('Kim Lund: Who counts at 10:30?\n\nAda Berg: We do, at 11:00.', ENTRY).made).toBeUndefined());
