import { describe, expect, test } from 'vitest';
import type { Interview, Turn } from '../../../../ingest/schema.ts';
import { makeAnalyze } from '../../../../ingest/text/analyze.ts';
import { splitSentences } from '../../../../ingest/text/sentences.ts';
import { GLUE, glued } from '../../../../server/qa/answer/glue.ts';
import type { SpokenTurn } from '../../../../server/qa/answer/spoken-turn.ts';
import type { PassageEntry } from '../../../../server/qa/library.ts';

const analyze = makeAnalyze([]);

/** Filling between sentences, so that none is joined for being near. */
const FILLING =
  'In the evening the council met for a long time and talked about the roof of the school and about the road to the pier.';

/** Empty lines part the paragraphs. */
function turnOf(text: string): SpokenTurn {
  let from = 0;
  const sentences = text.split('\n\n').flatMap((paragraph) => {
    const entry = {} as PassageEntry;
    const offset = from;
    from += paragraph.length + 2;
    return splitSentences(paragraph).map(({ start, end }) => ({
      start: offset + start,
      end: offset + end,
      text: paragraph.slice(start, end),
      entry,
    }));
  });
  return { interview: {} as Interview, turn: {} as Turn, sentences };
}

/** @returns the words that are quoted where the sentences that begin with some words are chosen */
function quoted(
  text: string,
  chosen: string[],
  { yesNo = false, asked = [] as string[], unprompted = false } = {},
): string {
  const turn = turnOf(text);
  const seeds = chosen.map((words) => turn.sentences.findIndex((s) => s.text.startsWith(words)));
  expect(seeds).not.toContain(-1);
  return glued(turn, seeds, { yesNo, unprompted, asked: new Set(asked), analyze })
    .map((i) => turn.sentences[i]!.text)
    .join(' ');
}

/** Rule, transcript, chosen, quoted. */
const CASES: [rule: string, text: string, chosen: string, quoted: string][] = [
  [
    'rebuttal of reported words',
    'They say that we sold the pier. But nobody ever offered to buy it from the town, and the council never met about it at all.',
    'They say',
    'They say that we sold the pier. But nobody ever offered to buy it from the town, and the council never met about it at all.',
  ],
  [
    'denial that follows',
    `${FILLING} The mayor is accused of selling the pier. This is a lie. ${FILLING}`,
    'The mayor',
    'The mayor is accused of selling the pier. This is a lie.',
  ],
  [
    'denial that goes before',
    `I hear a lot that there is no way out. First, I do not agree with that. There is a way out, and the town will take it next year. ${FILLING}`,
    'There is a way',
    'I hear a lot that there is no way out. First, I do not agree with that. There is a way out, and the town will take it next year.',
  ],
  [
    'yes or no that opens the reply',
    `No, that is not true. ${FILLING} ${FILLING} Boats from Norway used the pier all winter.`,
    'Boats',
    'No, that is not true. Boats from Norway used the pier all winter.',
  ],
  [
    'what the first words refer to',
    `${FILLING} The ferry company wrote to the council. They want the pier back. ${FILLING}`,
    'They want',
    'The ferry company wrote to the council. They want the pier back.',
  ],
  [
    'answer to a question of his own',
    `${FILLING} Who broke the pier? The storm broke it in one night. ${FILLING}`,
    'Who broke',
    'Who broke the pier? The storm broke it in one night.',
  ],
  [
    'more than the question said again',
    `${FILLING} Captains of the harbour. Twelve of our people left. ${FILLING}`,
    'Captains',
    'Captains of the harbour. Twelve of our people left.',
  ],
  [
    'an echo is never alone',
    `${FILLING} Great losses. The town lost its ferry and its pier. ${FILLING}`,
    'Great',
    'Great losses. The town lost its ferry and its pier.',
  ],
];

describe('glue', () => {
  test('has a case for each rule', () => expect(CASES.map(([rule]) => rule)).toEqual(GLUE.map((r) => r.name)));

  test.each(CASES)('%s', (rule, text, chosen, expected) => {
    const asked = rule === 'more than the question said again' ? ['captain', 'harbour'] : [];
    expect(quoted(text, [chosen], { asked })).toBe(expected);
  });

  test('a yes or no far before the quote goes with it only where one is asked for', () => {
    const text = `Yes, of course. ${`${FILLING} `.repeat(7)}Boats used the pier all winter.`;
    expect(quoted(text, ['Boats'])).toBe('Boats used the pier all winter.');
    expect(quoted(text, ['Boats'], { yesNo: true })).toBe('Yes, of course. Boats used the pier all winter.');
  });

  test.each([
    ['It is important that the pier is mended soon.'],
    ['No one in the town has seen a storm like that one before.'],
    ['The town said so in May, in a letter to the county that everybody could read.'],
  ])('leaves alone what needs nothing: %s', (sentence) =>
    expect(quoted(`${FILLING} ${sentence} ${FILLING}`, [sentence])).toBe(sentence),
  );

  const CHAIN =
    'They stayed over the whole winter here. They left in spring. They came back again in the following summer. They still live in the town.';

  test('goes on along a chain of pronouns to whom they stand for', () =>
    expect(quoted(`${FILLING} The gulls came in May by the old road. ${CHAIN}`, ['They still'])).toMatch(/^The gulls/));

  test('stops after three sentences where nobody is named near enough', () => {
    const far = 'They walked along the coast from one village to the next, day after day, without a boat. '.repeat(8);
    expect(quoted(`The gulls came. ${far}${CHAIN}`, ['They still'])).toMatch(/^They stayed/);
  });

  test('leaves out a stretch that stands for somebody unsaid, where another is chosen', () => {
    const far = 'They walked along the coast from one village to the next, day after day, without a boat. '.repeat(8);
    const text = `The gulls came. ${far}${CHAIN} ${FILLING} The council mended the pier by the summer.`;
    expect(quoted(text, ['They still', 'The council'])).toBe('The council mended the pier by the summer.');
  });

  test.each(['Then we will open the pier.', 'And let them have the pier.', 'So let us see the pier.'])(
    'quotes what goes before: %s',
    (sentence) => {
      const text = `${FILLING} The storm is over by May. ${sentence} ${FILLING}`;
      expect(quoted(text, [sentence])).toBe(`The storm is over by May. ${sentence}`);
    },
  );

  test.each(['Then we opened the pier.', 'But the pier was closed.'])(
    'of a paragraph that goes on with a story quotes nothing of the one before: %s',
    (sentence) => {
      const text = `${FILLING} The storm was over by May.\n\n${sentence} ${FILLING}`;
      expect(quoted(text, [sentence])).toBe(sentence);
      expect(quoted(text.replace(sentence, 'They opened the pier.'), ['They opened'])).toMatch(/^The storm/);
    },
  );

  test('a "yeah" belongs to the answer where something was said to it, a "no" always', () => {
    const text = (opening: string) => `${opening} ${FILLING} Boats from Norway used the pier all winter.`;
    expect(quoted(text('Yeah.'), ['Boats'])).toMatch(/^Yeah/);
    expect(quoted(text('Yeah.'), ['Boats'], { unprompted: true })).toMatch(/^Boats/);
    expect(quoted(text('Yeah.'), ['Boats'], { unprompted: true, yesNo: true })).toMatch(/^Yeah/);
    expect(quoted(text('No, that is not so.'), ['Boats'], { unprompted: true })).toMatch(/^No/);
  });

  test('fills in next to nothing between two stretches', () =>
    expect(
      quoted('The pier broke in the winter. What a night. The council mended it by the summer of next year.', [
        'The pier',
        'The council',
      ]),
    ).toBe('The pier broke in the winter. What a night. The council mended it by the summer of next year.'));
});
