import { expect, test } from 'vitest';
import { placesOf, properNamesOf } from '../../../ingest/text/proper-names.ts';

test('names are the words that stand with a capital letter wherever they stand within a sentence', () => {
  const texts = [
    'Yesterday the mayor of Lindholm met Ángela. The harbour was closed.',
    'Nobody in Lindholm knew the Mayor, and the harbour of Lindholm was empty.',
  ];
  expect(properNamesOf(texts).sort()).toEqual(['angela', 'lindholm']);
});

test('a word that is now and then written small is no name', () => {
  const often = Array.from({ length: 9 }, () => 'We saw the West again.');
  expect(properNamesOf(often)).toEqual(['west']);
  expect(properNamesOf([...often, 'We went to the west.'])).toEqual(['west']);
  expect(properNamesOf([...often, 'We went to the west, far to the west.'])).toEqual([]);
});

test('places stand behind the words that places stand behind, people now and then', () => {
  const texts = ['We met in Lindholm.', 'The port of Lindholm is near Lindholm.', ...Array(9).fill('I told Berg so.')];
  expect(placesOf(texts)).toEqual(['lindholm']);
  expect(placesOf([...texts, 'It was the Berg of old.'])).toEqual(['lindholm']);
});
