import { describe, expect, test } from 'vitest';
import catalog from '../../../../ingest/collections/interviews-2020/catalog.json' with { type: 'json' };
import { Catalog, type Interview } from '../../../../ingest/schema.ts';
import { outletFinder } from '../../../../server/qa/understand/outlets.ts';

const { outlets } = Catalog.parse(catalog).sources[0]!;
const find = outletFinder(outlets.map((outlet) => ({ outlet }) as Interview));
const RUSSIAN = ['Rossiya-1', 'Perviy Kanal', 'RBC', 'RIA Novosti', 'TASS', 'Interfax'];
const TURKISH = ['TRT Haber', 'CNN Türk', 'Haber Global', 'Haber Türk', 'NTV', 'A Haber'];

describe('an outlet', () => {
  test.each([
    ['What did he tell CNN about drones?', ['CNN International']],
    ['What did he tell CNN Türk about drones?', ['CNN Türk']],
    ['what did he tell cnn turk about drones', ['CNN Türk']],
    ['Did CNN and CNN Turk ask the same?', ['CNN Türk', 'CNN International']],
    ['What did he tell Sky about Armenia?', ['Sky News']],
    ['what did he tell the sky about it', ['Sky News']],
    ['in the BBC interview', ['BBC News']],
    ['What did he tell Turkish NTV?', ['NTV']],
    ['what did he say to haberturk', ['Haber Türk']],
    ['the first channel interview', ['Perviy Kanal']],
    ['what about the BBC?', ['BBC News']],
    ['Le Figaro', ['Le Figaro']],
  ])('%s', (question, expected) => expect(find(question).outlets).toEqual(expected));

  test('is none where its name is a word, a part of a word, or what is spoken of', () => {
    for (const question of [
      'who owns the sky over Karabakh?',
      'What is the first channel of communication between them?',
      'Did Skype work?',
      'Is it hard to say?',
      'What did he say about the BBC report?',
      'What did he say about NTV?',
    ]) {
      expect([question, ...find(question).outlets]).toEqual([question]);
    }
  });

  test('is given with the words that name it', () => {
    expect(find('What did he tell Sky News about it, and the Germans?').matched).toEqual(['sky news']);
    expect(find('What did Sky News hear, and what did he tell the Germans?').matched).toEqual([
      'sky news',
      'the germans',
    ]);
  });
});

describe('a country or a people', () => {
  test.each([
    ['What did he tell the Germans?', ['ARD']],
    ['what did he tell the French about Macron', ['France 24', 'Le Figaro']],
    ['What did he tell Europeans?', ['Euronews']],
    ['What did he tell the Germans and the French about Minsk?', ['ARD', 'France 24', 'Le Figaro']],
    [
      'what did he say to the French, the Germans and the Italians',
      ['France 24', 'Le Figaro', 'ARD', 'Rai 1', 'La Repubblica'],
    ],
    ['What did he tell the Germans about the Russians and the French?', ['ARD']],
    ['what did he reply to the German?', ['ARD']],
    ['What did he tell the people from Germany?', ['ARD']],
    ['What did he tell the Russians?', RUSSIAN],
    ['Russian media only: mercenaries', RUSSIAN],
    ['What did the Italian newspaper ask?', ['Rai 1', 'La Repubblica']],
    ['What did he tell the Turks about Turkey?', TURKISH],
    ['What did he tell Turkish TV about F-16s?', TURKISH],
    ['What did he tell Haber Turk and the French channel?', ['Haber Türk', 'France 24', 'Le Figaro']],
  ])('stands for its outlets where it is the audience: %s', (question, expected) =>
    expect(find(question).outlets).toEqual(expected),
  );

  test.each([
    'Did Turkish drones play a role?',
    'Are Russian peacekeepers welcome?',
    'What did he say about French arms?',
    'Did he talk to the Russian president?',
    'what did he tell the American president',
    'What was said about Russian media?',
    'What did he say about French journalists?',
    'What was said about Italian companies?',
    'Is there a Russian base?',
  ])('stands for none where it is not: %s', (question) => expect(find(question).outlets).toEqual([]));
});
