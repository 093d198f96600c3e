import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../ingest/text/sentences.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Thank you, Mr. President. Welcome.', ['Thank you, Mr. President.', 'Welcome.']],
    [
      'The U.S. Senate voted. So did the U.S. The rest waited.',
      ['The U.S. Senate voted.', 'So did the U.S.', 'The rest waited.'],
    ],
    ['See No. 5 of the list. No. That is all.', ['See No. 5 of the list.', 'No.', 'That is all.']],
    ['It cost 1.5 billion. I paid.', ['It cost 1.5 billion.', 'I paid.']],
    ['J. R. Smith and A. Lee came. We left.', ['J. R. Smith and A. Lee came.', 'We left.']],
    ['We were… surprised. Then… Nothing.', ['We were… surprised.', 'Then…', 'Nothing.']],
    ['He said: “Go home.” Then he left.', ['He said: “Go home.”', 'Then he left.']],
    ['“Really?” she asked. ‘Yes.’ (So it was.) Good.', ['“Really?” she asked.', '‘Yes.’', '(So it was.)', 'Good.']],
    ['1. The first point. 2. The second.', ['1. The first point.', '2. The second.']],
    ['They agreed.But nobody came.', ['They agreed.', 'But nobody came.']],
    ['At 6 a.m. they fired. It was so.', ['At 6 a.m. they fired.', 'It was so.']],
    ['no end here', ['no end here']],
  ])('%s', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('counts offsets from the base', () => {
    expect(splitSentences('A b. C d.', 100)).toEqual([
      { start: 100, end: 104 },
      { start: 105, end: 109 },
    ]);
  });
});
