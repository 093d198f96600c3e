import { describe, expect, it } from 'vitest';
import type { Interview, Result, Turn } from '../../server/contract/contract.ts';
import { pressedQuestions } from '../../web/page/pressed-questions.ts';
import { mostOn, type RoomKind, roomsOf } from '../../web/page/rooms.ts';
import { lineOfEach, saidAgain } from '../../web/page/said-again.ts';
import { suggestionsFor } from '../../web/page/suggest.ts';
import { sentencesOf } from '../../web/page/terms.ts';
import { figuresNewIn } from '../../web/quote/figures.ts';

const conversation = (...texts: string[]): Turn[] =>
  texts.map((text, index) => ({
    ...{
      id: `t${index}`,
      index,
      speaker: index % 2 ? 'Ada Berg' : 'Jo Ash',
      role: index % 2 ? 'interviewee' : 'interviewer',
    },
    ...{ basis: 'label', text, start: index * 1000, end: index * 1000 + text.length },
  }));

const QUESTION = 'Who paid for the lighthouse repairs in winter?';

describe('pressedQuestions', () => {
  it('should find a question that the reply leaves and the next one asks again', () => {
    const turns = conversation(
      QUESTION,
      'Our sailors are brave people.',
      'But the lighthouse repairs, who paid for them?',
      'I did.',
    );
    expect(pressedQuestions(turns).map((p) => [p.asked.id, p.reply.id, p.again.id])).toEqual([['t0', 't1', 't2']]);
  });

  it('should leave a question that the reply takes up', () => {
    const reply = 'The council paid the lighthouse repairs, all winter long.';
    expect(
      pressedQuestions(conversation(QUESTION, reply, 'And the lighthouse repairs before that winter?', 'No.')),
    ).toEqual([]);
  });

  it('should leave a question that goes on to something else, and words that are no question', () => {
    const other = conversation(QUESTION, 'Our sailors are brave.', 'What about the harbour?', 'It is deep.');
    expect(pressedQuestions(other)).toEqual([]);
    const said = conversation(QUESTION, 'Our sailors are brave.', 'Let us leave the lighthouse repairs.', 'Let us.');
    expect(pressedQuestions(said)).toEqual([]);
  });

  it('should not count what the whole interview is about', () => {
    const about = (n: number) => `Lighthouse repairs number ${n} went well.`;
    const turns = conversation(
      ...['Are lighthouse repairs costly?', 'Sailors are brave.', 'Are lighthouse repairs slow?', 'Fish is cheap.'],
      ...Array.from({ length: 16 }, (_, i) => about(i)),
    );
    expect(pressedQuestions(turns)).toEqual([]);
  });
});

const result = (id: string, from: string, text: string, start = 100): Result => ({
  passageId: `${id}.p0`,
  interview: { id, title: id, outlet: id, date: { from, to: from, basis: 'stated' } },
  speaker: 'Ada Berg',
  role: 'interviewee',
  text,
  start,
  end: start + text.length,
  score: 1,
  highlights: [],
});

describe('over time', () => {
  const early = result('oak', '2020-10-01', 'Hello there. The council paid twelve captains for the lighthouse.');
  const late = result(
    'tern',
    '2020-11-01',
    'The council then paid twelve captains for that lighthouse. Fish is cheap.',
  );

  it('should group what was said in much the same words, first what was said first', () => {
    const groups = saidAgain('lighthouse', [late, early]);
    expect(groups.map((g) => g.map((q) => q.interview.id))).toEqual([['oak', 'tern']]);
    for (const { quote, start, end, interview } of groups[0]!) {
      const whole = interview.id === 'oak' ? early : late;
      expect(whole.text.slice(start - whole.start, end - whole.start)).toBe(quote);
    }
  });

  it('should not group one interview with itself', () => {
    expect(saidAgain('lighthouse', [early, { ...early, start: 900, end: 900 + early.text.length }])).toEqual([]);
  });

  it('should give each interview one line, on the subject, in order of time', () => {
    expect(lineOfEach('lighthouse', [late, early]).map((q) => q.quote)).toEqual([
      'The council paid twelve captains for the lighthouse.',
      'The council then paid twelve captains for that lighthouse.',
    ]);
  });

  it('should tell figures that were not said before', () => {
    expect(figuresNewIn(['5,000 and 12', '12 and 20%', '5,000'])).toEqual([['5,000', '12'], ['20%'], []]);
  });
});

describe('rooms of a comparison', () => {
  const interview = (id: string, from: string, to: string, country?: string): Interview => ({
    ...{
      id,
      title: id,
      outlet: id,
      language: 'en',
      date: { from, to, basis: from === to ? 'stated' : 'bounded' },
      country,
    },
    ...{ interviewee: 'Ada Berg', interviewers: [], source: { file: 'f', sha256: 's' }, start: 0, end: 1, turns: 1 },
    outletVariants: [],
  });
  const three = [
    interview('oak', '2020-10-01', '2020-10-01', 'Norland'),
    interview('tern', '2020-10-30', '2020-11-02', 'Norland'),
    interview('gull', '2020-11-20', '2020-11-20', 'Soderland'),
  ];
  const told = (kind: RoomKind, of = three) =>
    roomsOf(of, kind, 'en').map((r) => [r.name, [...r.interviews].join(' ')]);

  it('should be outlets, countries or months, with what may be of two months in both', () => {
    expect(told('outlet').map(([name]) => name)).toEqual(['oak', 'tern', 'gull']);
    expect(told('country')).toEqual([
      ['Norland', 'oak tern'],
      ['Soderland', 'gull'],
    ]);
    expect(told('time')).toEqual([
      ['October 2020', 'oak tern'],
      ['November 2020', 'tern gull'],
    ]);
    expect(roomsOf(three, 'time', 'en')[1]!.filters).toEqual({ from: '2020-11-01', to: '2020-11-30' });
  });

  it('should be years where there are several, and hold nothing of which no day is known', () => {
    const years = [
      ...three,
      interview('old', '2018-01-01', '2018-01-01'),
      interview('none', '0001-01-01', '9999-12-31'),
    ];
    expect(told('time', years).map(([name]) => name)).toEqual(['2018', '2020']);
  });

  it('should be filled with those in which the subject comes up, in their own order', () => {
    const counts = [0, 2, 5].map((count, i) => ({ ...three[i]!, count }));
    expect(mostOn(roomsOf(three, 'outlet', 'en'), { query: 'q', interviews: counts }).map((r) => r.name)).toEqual([
      'tern',
      'gull',
    ]);
  });
});

describe('sentencesOf', () => {
  it('should keep offsets', () => {
    const text = '  One.  Two? ';
    for (const s of sentencesOf(text, 7)) expect(text.slice(s.start - 7, s.end - 7)).toBe(s.text);
    expect(sentencesOf(text, 7).map((s) => s.text)).toEqual(['One.', 'Two?']);
  });
});

describe('suggestionsFor', () => {
  const collection = { examples: { en: ['Who paid the captains?'] }, themes: ['captains’ pay'] };

  it('should offer what was asked before, then examples and themes, by beginnings of words', () => {
    expect(suggestionsFor('CAPT pa', ['How were captains paid?', 'Is fish cheap?'], collection)).toEqual([
      'How were captains paid?',
      'Who paid the captains?',
      'What was said about captains’ pay?',
    ]);
  });

  it('should offer nothing that does not fit, and not what is typed', () => {
    expect(suggestionsFor('moon', [], collection)).toEqual([]);
    expect(suggestionsFor('who paid the captains?', [], collection)).toEqual([]);
    expect(suggestionsFor('?', [], undefined)).toEqual([]);
  });
});
