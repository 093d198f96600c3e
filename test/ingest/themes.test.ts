import { expect, it } from 'vitest';
import { parseSource } from '../../ingest/parse.ts';
import { CatalogEntry, type Interview } from '../../ingest/schema.ts';
import { decodeSource } from '../../ingest/source.ts';
import { themesOf } from '../../ingest/themes.ts';

function themes(...said: string[]) {
  const text = said.map((words) => `Kim Lund: What is new?\n\nAda Berg: ${words}`).join('\n\n');
  const source = decodeSource('talk.txt', new TextEncoder().encode(text));
  const entry = CatalogEntry.parse({
    ...{ file: 'talk.txt', title: 'Talk', language: 'en' },
    interviewee: { name: 'Ada Berg', short: 'Berg', aliases: [] },
    outlets: [{ id: 'talk', name: 'Coast', interviewers: ['Kim Lund'] }],
  });
  return themesOf(parseSource(source, entry), () => text, [], 5).map(({ text, isDetermined }) => [text, isDetermined]);
}
const often = (words: (i: number) => string) => [1, 2, 3, 4].map(words);

it('are no part of a longer name', () =>
  expect(themes(...often((i) => `Basic human needs come first, in village ${i}.`))).toEqual([]));

it('know whether they stand after an article', () => {
  expect(themes(...often((i) => `We mended the stone pier in year ${i}.`))).toEqual([['stone pier', true]]);
  expect(
    themes(...often((i) => `${['They dug', 'We sold', 'He built', 'She kept'][i - 1]} salt pans in year ${i}.`)),
  ).toEqual([['salt pans', false]]);
});

it('are subjects, not what is done or how', () =>
  expect(themes(...often((i) => `It was tightly locked and badly painted in year ${i}.`))).toEqual([]));

it('of very many passages are those of interviews at equal distances', () => {
  const talks = ['They mended the stone pier.', 'They mended the salt pans.', 'They mended the brick chapel.'];
  const passages = Array.from({ length: 10_000 }, () => ({ start: 0, end: 30 }));
  const interviews = talks.map((file) => ({ id: file, source: { file }, turns: [{ role: 'interviewee', passages }] }));
  const found = themesOf(interviews as unknown as Interview[], (file) => file, [], 5);
  expect(found.map(({ text }) => text).sort()).toEqual(['brick chapel', 'stone pier']);
});
