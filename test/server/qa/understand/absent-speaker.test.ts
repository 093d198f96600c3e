import { describe, expect, test } from 'vitest';
import { readVocabulary, toVocabulary } from '../../../../ingest/index/vocabulary.ts';
import { wordingOf } from '../../../../server/qa/answer/refusals.ts';
import type { Library } from '../../../../server/qa/library.ts';
import { makeUnderstand } from '../../../../server/qa/understand/understand.ts';
import { manyTalks } from '../../many-talks.ts';
import { smallEngine } from '../../small-index.ts';
import { libraryOf } from '../../talks-of.ts';

const understandOf = (library: Library) => {
  const documents = library.passages.map(({ index, text }) => ({ id: index, text, questions: '' }));
  return makeUnderstand(
    library,
    readVocabulary(JSON.stringify(toVocabulary(documents, library.analyze)), library.analyze),
  );
};

const library = libraryOf([
  ['What of Councillor Greta Holm and the boats?', 'I met Holm in Sund. I told Holm that no boats are sold in Sund.'],
  ['Will they build in Sund?', 'As the Tern Bank says, nobody builds in Sund. Only Holm, and the Kvist people, would.'],
]);
const understand = understandOf(library);
const absent = (question: string) => {
  const { outOfScope, absentSpeaker } = understand(question);
  const refusal = absentSpeaker?.refusal ?? outOfScope;
  return refusal?.code === 'no_such_speaker' ? refusal.params : undefined;
};

describe('whoever is asked for as a speaker and does not speak', () => {
  test.each([
    ['What did Linus Torvald say about taxes?', 'Linus Torvald'],
    ['what did zork musk say about taxes', 'Zork Musk'],
    ['What does Mr. Zorkin think of the boats?', 'Zorkin'],
    ['Did Zorkin ever mention boats?', 'Zorkin'],
    ['How did Zorkin and Quastel explain it?', 'Zorkin'],
    ['According to Zorkin, who sold the boats?', 'Zorkin'],
    ['What is Zorkin’s view on boats?', 'Zorkin'],
    ['Show me what Zorkin said about boats', 'Zorkin'],
    ['What was Zorkin asked about boats?', 'Zorkin'],
    ['Summarise the interview with Anna van Zorkin', 'Anna van Zorkin'],
    ['What did Ada Zorkin say?', 'Ada Zorkin'],
    ['What did Zorkin say about Berg?', 'Zorkin'],
  ])('%s', (question, name) => {
    expect(absent(question)).toEqual({ name, speakers: ['Ada Berg'], more: 0 });
    expect(understand(question).absentSpeaker).toBeUndefined();
  });

  test.each([
    ['What did Holm say about boats?', 'Holm'],
    ['what did holm say about boats', 'Holm'],
    ['What did Councillor Greta Holm say about boats?', 'Greta Holm'],
  ])('is told to be spoken of: %s', (question, name) => {
    expect(absent(question)).toMatchObject({ name, spokenOf: 'Holm' });
    expect(understand(question).outOfScope).toBeUndefined();
  });
});

describe('nobody is missed', () => {
  test.each([
    'What did Berg say about boats?',
    'What did Ada Berg and Zorkin say about boats?',
    'What did Mayor Ada Berg say about Zorkin?',
    'What did she say about Zorkin?',
    'What was said about Zorkin?',
    'What did Zorkin tell Berg?',
    'What did Holm tell her about boats?',
    'According to Berg, what did Zorkin say?',
    'What did Zorkin say about boats, as she tells it?',
    'What is Holm’s view on boats?',
    'What did Sund say about boats?',
    'What did the Tern Bank say about boats?',
    'What did Norway say about boats?',
    'What did Radio Oak ask about boats?',
    'What Did People Say About Boats?',
    'What did people say about boats?',
    'What’s her view of the boats?',
    'What did the Zorkin family buy?',
  ])('%s', (question) => expect(absent(question)).toBeUndefined());

  test('whose name is longer than the label that is theirs', () => {
    const many = understandOf(manyTalks());
    expect(many('What did Rose say about the ferry?').outOfScope).toBeUndefined();
    expect(many('What did Rose Zorkin say about the ferry?').outOfScope?.params).toEqual({
      name: 'Rose Zorkin',
      speakers: ['Rose Morrill', 'Nick Pace', 'Ada Berg'],
      more: 0,
    });
  });
});

describe('the refusal', () => {
  const params = { name: 'Zorkin', speakers: ['Ada Berg', 'Nick Pace', 'Rose Morrill'], more: 9 };

  test('says who does speak, a few of them', () => {
    expect(wordingOf({ code: 'no_such_speaker', params })).toBe(
      'No one called “Zorkin” speaks in these transcripts. Those who answer in them are Ada Berg, Nick Pace, Rose Morrill, and 9 more.',
    );
    expect(wordingOf({ code: 'no_such_speaker', params: { name: 'Zorkin', speakers: ['Ada Berg'], more: 0 } })).toBe(
      'No one called “Zorkin” speaks in these transcripts. The one who answers in them is Ada Berg.',
    );
  });

  test('needs no search where nobody speaks of them', async () => {
    const response = await smallEngine().ask({ question: 'What did Zorkin say about boats?' });
    expect(response).toMatchObject({ status: 'no_answer', refusal: { code: 'no_such_speaker' }, citations: [] });
    expect(response.timings.embed).toBeUndefined();
  });

  test('quotes others as themselves where they do', async () => {
    const response = await smallEngine().ask({ question: 'What did Councillor Dahl say about thirty new boats?' });
    expect(response).toMatchObject({
      status: 'no_answer',
      refusal: { code: 'no_such_speaker', params: { name: 'Dahl', spokenOf: 'Dahl' } },
      reason: expect.stringContaining('others speak of Dahl, in words of their own'),
    });
    for (const { text, speaker } of response.nearest ?? []) {
      expect(text).toContain('Dahl');
      expect(speaker).not.toContain('Dahl');
    }
    expect(response.nearest).not.toEqual([]);
    for (const { speaker, quote } of response.citations) expect([speaker, quote]).not.toContain('Dahl');
  });
});
