/** Layouts that exporters, typists and parliaments use, each in a few lines: who says what in them. */
import { describe, expect, it } from 'vitest';
import { concernsOf } from '../../../ingest/attribute/concerns.ts';
import { layOutSource } from '../../../ingest/formats/formats.ts';
import { parseSource } from '../../../ingest/parse.ts';
import { timeOf } from '../../../ingest/times.ts';
import { converted, entryOf, parse } from '../entry.ts';
import { type Case, expectSaid, KIM, srt, vtt } from '../said.ts';

const KIM_ASKS = 'Kim Lund: Why is it shut?\n\n';
const AND = '\n\nKim Lund: And?\n\nAda Berg: That is all.';

const CASES: Case[] = [
  {
    kind: 'a label within a paragraph, after the end of a sentence',
    people: KIM,
    text: `${KIM_ASKS}Ada Berg: It cracked. Kim Lund: Where? Ada Berg (smiling): In two piers.${AND}`,
    says: { 'Ada Berg': ['It cracked.', 'In two piers.'], 'Kim Lund': ['Where?'] },
    never: ['Lund:', 'Berg'],
  },
  {
    kind: 'a bold label within a paragraph',
    people: KIM,
    text: '**Kim Lund:** Why is it shut?\n\n**Ada Berg:** It cracked. **Kim Lund:** Where? **Ada Berg:** In two piers.\n\n**Kim Lund:** I see.',
    says: { 'Ada Berg': ['It cracked.', 'In two piers.'], 'Kim Lund': ['Where?'] },
    never: ['**'],
  },
  {
    kind: 'a label within a cue',
    format: 'subrip',
    text: srt('Kim Lund: Why?', 'Ada Berg: It cracked. Kim Lund: Where?', 'Ada Berg: In two piers.'),
    says: { 'Ada Berg': ['It cracked.', 'In two piers.'], 'Kim Lund': ['Where?'] },
  },
  {
    kind: 'words and colons within a paragraph stay',
    people: KIM,
    text: `${KIM_ASKS}Ada Berg: Two signs. Warning: thin ice. Captain: stay home. Ada Berg: so they call me.${AND}`,
    says: { 'Ada Berg': ['Two signs. Warning: thin ice. Captain: stay home. Ada Berg: so they call me.'] },
  },
  {
    kind: 'a hearing: title, name and full stop',
    people: KIM,
    text: '    The Chairman. We begin. Mayor Berg, please.\n    Mayor Berg. Thank you, Mr. Chairman. Mr. Lund. I know him.\n    Mr. Lund. Why is it shut?\n    Mayor Berg. It cracked, and Dr. Farkas\nsaw it first.\n    Mr. Lund of Oakville. And?\n    Mayor Berg. That is all.',
    says: {
      'Kim Lund': ['Why is it shut?', 'And?'],
      'Ada Berg': ['Thank you, Mr. Chairman. Mr. Lund. I know him.', 'It cracked, and Dr. Farkas saw it first.'],
      'The Chairman': ['We begin. Mayor Berg, please.'],
    },
  },
  {
    kind: 'a hearing in capitals',
    people: KIM,
    text: 'Chair FARKAS. We begin.\n\nMayor BERG. I have a statement.\n\nMr. Olsen. wrote it.\n\nMr. LUND. Why is it shut?\n\nMayor BERG. It cracked.\n\nMr. LUND. And?',
    says: { 'Kim Lund': ['Why is it shut?', 'And?'], 'Ada Berg': ['I have a statement.', 'It cracked.'] },
  },
  {
    kind: 'Q and a single blank, interpreted, chaired',
    people: { ...KIM, interviewee: { name: 'Ada Berg', short: 'Berg', aliases: ['The President'] } },
    text: 'THE PRESIDENT: Good morning.\n\nQ Madam President, why is it shut?\n\nTHE PRESIDENT: It cracked.\n\nQ (Through interpreter) And?\n\nTHE PRESIDENT: (Through interpreter) That is all.\n\nMODERATOR: Last one.\n\nQ Sure?\n\nTHE PRESIDENT: Yes.',
    says: {
      'Kim Lund': ['Madam President, why is it shut?', 'And?', 'Sure?'],
      'Ada Berg': ['It cracked.', 'That is all.'],
      Moderator: ['Last one.'],
    },
  },
  {
    kind: 'an office and who holds it; two brackets',
    people: KIM,
    text: 'Kim Lund (Oakville) (Ind): Why is it shut?\n\nThe Minister for Bridges (Ada Berg): It cracked.\n\nKim Lund: And?\n\nAda Berg: That is all.',
    says: { 'Kim Lund': ['Why is it shut?', 'And?'], 'Ada Berg': ['It cracked.', 'That is all.'] },
    never: ['Ind', 'Minister'],
  },
  {
    kind: 'an office with its country before the name',
    people: KIM,
    text: 'Kim Lund: Why?\n\nPresident of the Republic of Oak Ada Berg: It cracked.\n\nKim Lund (retranslated): And?\n\nA.Berg: That is all.',
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['It cracked.', 'That is all.'] },
  },
  {
    kind: 'numbered questions of a committee',
    people: KIM,
    text: 'Q101 Kim Lund: Why?\n\nAda Berg: It cracked.\n\nQ102 Kim Lund: And?\n\nAda Berg: That is all.',
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['It cracked.', 'That is all.'] },
    never: ['Q10'],
  },
  ...(
    [
      ['full-width letters', 'Ｑ：', 'Ａ：'],
      ['Chinese', '问：', '答：'],
      ['Japanese', '質問：', '回答：'],
      ['Korean', '질문: ', '답변: '],
      ['Russian', 'Вопрос: ', 'Ответ: '],
      ['Arabic', 'سؤال: ', 'جواب: '],
      ['German', 'Frage: ', 'Antwort: '],
      ['Spanish', 'Pregunta: ', 'Respuesta: '],
      ['French', 'Question : ', 'Réponse : '],
      ['Turkish', 'SORU: ', 'CEVAP: '],
      ['Azerbaijani', 'Sual: ', 'Cavab: '],
    ] as const
  ).map(([language, asks, answers]) => ({
    kind: `question and answer: ${language}`,
    people: KIM,
    text: `${asks}Why?\n\n${answers}It cracked.\n\n${asks}And?\n\n${answers}That is all.`,
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['It cracked.', 'That is all.'] },
  })),
  {
    kind: 'a reporter and a name with its honorific, in Han characters',
    people: { interviewee: { name: '田中花子', short: '田中' } },
    text: '記者：いつですか。\n\n田中氏：冬です。\n\n記者：どこで。\n\n田中花子：港で。',
    says: { interviewer: ['いつですか。', 'どこで。'], 田中花子: ['冬です。', '港で。'] },
  },
  {
    kind: 'nicknames, a surname first, a surname cut to its letter',
    people: KIM,
    text: 'Kim “Rivet” Lund: Why?\n\nBerg, Ada: It cracked.\n\nKim L.: And?\n\nA. Berg: That is all.',
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['It cracked.', 'That is all.'] },
  },
  {
    kind: 'voices as a meeting’s directory has them',
    format: 'webvtt',
    people: KIM,
    text: vtt('<v Lund, Kim (Radio Oak)>Why?</v>', '<v Berg, Ada (Guest)>It cracked.</v>'),
    says: { 'Kim Lund': ['Why?'], 'Ada Berg': ['It cracked.'] },
  },
  {
    kind: 'voices beside the cue’s number',
    format: 'webvtt',
    people: KIM,
    text: 'WEBVTT\n\n1 "Kim Lund" (1452563968)\n00:00:01.000 --> 00:00:03.000\nWhy?\n\n2 "Ada Berg" (3)\n00:00:04.000 --> 00:00:06.000\nIt cracked.\n',
    says: { 'Kim Lund': ['Why?'], 'Ada Berg': ['It cracked.'] },
    never: ['1452563968'],
  },
  {
    kind: 'two who say the same after each other',
    format: 'webvtt',
    people: KIM,
    text: vtt(
      '<v Kim Lund>Not one?</v>',
      '<v Ada Berg>Not one?</v>',
      '<v Kim Lund>Not one?</v>',
      '<v Ada Berg>No.</v>',
    ),
    says: { 'Ada Berg': ['No.'] },
  },
  {
    kind: 'comparisons and shifts are words',
    format: 'webvtt',
    people: KIM,
    text: vtt('<v Kim Lund>Is 3 > 2 >> 1?</v>', '<v Ada Berg>If a<b and b>c, use <T>.</v>'),
    says: { 'Kim Lund': ['Is 3 > 2 >> 1?'], 'Ada Berg': ['If a<b and b>c, use <T>.'] },
  },
  {
    kind: 'styles in braces and breaks in brackets',
    format: 'sbv',
    people: KIM,
    text: '0:00:01.000,0:00:03.000\n>> KIM LUND: {i}Why{/i} is[br]it shut?\n\n0:00:04.000,0:00:06.000\n>> ADA BERG: It[br]cracked.\n',
    says: { 'Kim Lund': ['Why is it shut?'], 'Ada Berg': ['It cracked.'] },
  },
  {
    kind: 'a dash and no blank between name and words',
    people: KIM,
    text: 'Kim Lund—Why is it shut?\n\nAda Berg—It cracked — badly.\n\nKim Lund—And?\n\nAda Berg—That is all.',
    says: { 'Kim Lund': ['Why is it shut?', 'And?'], 'Ada Berg': ['It cracked — badly.', 'That is all.'] },
  },
  {
    kind: 'block quotes',
    people: KIM,
    text: '> **Kim Lund:** Why?\n\n**Ada Berg:** It cracked.\n\n> Badly.\n\n> **Kim Lund:** And?',
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['It cracked.', 'Badly.'] },
    never: ['>'],
  },
  {
    kind: 'what a meeting’s program and a publisher say',
    people: KIM,
    text: `Kim Lund started transcription\n\n${KIM_ASKS}Ada Berg: It cracked.${AND}\n\nKim Lund stopped transcription\n\nThis editable transcript was computer generated and might contain errors.\n\nCopyright © 2021 Radio Oak. All rights reserved.`,
    says: { 'Ada Berg': ['That is all.'] },
    never: ['transcript', 'Copyright'],
  },
  {
    kind: 'a head under a preface',
    people: KIM,
    text: 'ADA BERG: An interview conducted by Radio Oak.\n\nThis manuscript may be quoted.\n\nINTERVIEWEE: Ada Berg\nINTERVIEWER: Kim Lund with others\nDATE: 8 June 2020\nPLACE: Oakville\n\nQ:\n\nWhy is it shut?\n\nBerg:\n\nIt cracked.\n\nQ:\n\nAnd?\n\nBerg:\n\nThat is all.',
    says: { 'Kim Lund': ['Why is it shut?', 'And?'], 'Ada Berg': ['It cracked.', 'That is all.'] },
    never: ['manuscript', 'conducted', 'Oakville'],
  },
  {
    kind: 'page numbers that count on',
    people: KIM,
    text: `Kim Lund: How many?\n\nAda Berg: Listen.\n\n7\n\nKim Lund: Well?\n\n8\n\nAda Berg: Two.\n\n9${AND}`,
    says: { 'Ada Berg': ['Listen.', 'Two.'] },
    never: ['7', '8', '9'],
  },
  {
    kind: 'questions of many beside one who asks by name are not that one’s',
    people: { ...KIM, interviewee: { name: 'Ada Berg', short: 'Berg', aliases: [] } },
    text: 'MS. LUND: Hi, everyone.\n\nMAYOR BERG: Good morning.\n\nQ Mayor, why?\n\nMAYOR BERG: It cracked.\n\nQ So, just to be clear: Was it cold?\n\nMAYOR BERG: It was.\n\nMS. LUND: Thank you.',
    says: {
      'Kim Lund': ['Hi, everyone.', 'Thank you.'],
      interviewer: ['Mayor, why?', 'So, just to be clear: Was it cold?'],
      'Ada Berg': ['It cracked.', 'It was.'],
    },
  },
  {
    kind: 'a label after a word of the one before, and a word that joins names',
    people: KIM,
    text: 'Kim Lund: Why?\n\nAda Berg: It cracked.\n\nKim Lund: Oh. Ada Berg: Yes.\n\nAda Berg and Kim Lund: Ha!\n\nAnd: so it went.\n\nKim Lund: And?\n\nAda Berg: That is all.',
    says: { 'Kim Lund': ['Oh.', 'And?'], 'Ada Berg': ['Yes.', 'That is all.'] },
    never: ['Berg:'],
  },
  {
    kind: 'numbered questions and answers',
    people: KIM,
    text: 'Q1: Why?\n\nA1: It cracked.\n\nQ2: And?\n\nA2: That is all.',
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['It cracked.', 'That is all.'] },
  },
  {
    kind: 'somebody who speaks all the time, by a word that is also a place',
    people: { interviewee: { name: 'Ada Berg', short: 'Berg', aliases: ['Ada'] } },
    text: Array.from({ length: 8 }, (_, i) => `Oxford: and so on ${i}?\n\nAda: I came from Oxford, ${i}.`).join('\n\n'),
    says: { Oxford: ['and so on 3?'], 'Ada Berg': ['I came from Oxford, 3.'] },
  },
];

describe('words are credited to who says them', () => {
  it.each(CASES.map((one) => [one.kind, one] as const))('%s', (_, one) => expectSaid(one));
});

describe('times within sentences', () => {
  const text =
    'Kim Lund [00:00:01]: Is it safe?\n\nAda Berg [00:00:05]: I would never say that the bridge [00:00:09] is safe. It is not. [00:00:15] Not in winter.\n\nKim Lund [00:00:20]: Oh.';
  const entry = entryOf(KIM);

  it('are left out of what is quoted, and kept as times', () => {
    const source = converted(text, entry);
    const [interview] = parseSource(source, entry);
    const quote = 'I would never say that the bridge is safe. It is not. Not in winter.';
    const start = source.text.indexOf(quote);
    expect(interview!.turns[1]!.passages.map((one) => source.text.slice(one.start, one.end))).toEqual([quote]);
    const winter = start + quote.indexOf('Not in');
    expect(timeOf(interview!, { start: winter, end: winter + 14 })).toEqual({ from: 15, to: 20 });
  });

  it('stay where they are no recording’s: they do not go on', () => {
    const verse = 'Kim Lund: Read it.\n\nAda Berg: As he says (3:16) there, and before (1:14) that, and (2:2) too.';
    expect(converted(verse, entry).text).toBe(verse);
  });
});

describe('doubts are named', () => {
  const concerns = (text: string, changes: Record<string, unknown> = {}) => {
    const entry = entryOf({ ...KIM, ...changes });
    const source = converted(text, entry);
    return concernsOf(parse(text, entry)[0]!, layOutSource(source, entry)[0]!, source, entry);
  };

  it('captions in which nothing says where the speaker changes', () => {
    const found = concerns(srt('Why is it shut?', 'It cracked.', 'And?'), { format: 'subrip' });
    expect(found).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/nothing in it says/), grave: true }),
    );
  });

  it('a cue that looks like another’s label', () => {
    const text = srt('Kim Lund: Why?', 'Ada Berg: It cracked.', 'Oslo: It is closed.', 'Kim Lund: I see.');
    const found = concerns(text, { format: 'subrip' });
    expect(found.map(({ message }) => message).join()).toMatch(/1 lines look like labels .*Oslo.*unsure in/s);
  });

  it('a question between two labels of who answers: it is whose who asked before', () => {
    const talk = Array.from({ length: 12 }, (_, i) => `Kim Lund: Why ${i}?\n\nAda Berg: Because ${i}.`).join('\n\n');
    const text = `${talk}\n\nThank you. And what then?\n\nAda Berg: Nothing.`;
    const asked = parse(text, entryOf(KIM))[0]!.turns.at(-2)!;
    expect([asked.speaker, text.slice(asked.start, asked.end)]).toEqual(['Kim Lund', 'Thank you. And what then?']);
    expect(concerns(text)).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/who asked before/), grave: false }),
    );
  });
});
