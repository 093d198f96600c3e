import { describe, expect, test } from 'vitest';
import { Citation, Interview, Note, Result, Turn } from '../../../server/contract/contract.ts';
import { passageInPlace } from '../../../server/qa/passage-in-place.ts';
import { passageWith, smallLibrary, smallSource } from '../http/stream/small-library.ts';
import { manyTalks } from '../many-talks.ts';
import { library as real } from '../real-corpus.ts';

const captains = passageWith('Only 12 captains');

describe('a citation', () => {
  test('has the quote at its place, 32 code units around it, and the source', () => {
    const sentence = captains.passage.sentences[1]!;
    const citation = Citation.parse(smallLibrary.toCitation(captains, sentence, 3));
    expect(citation).toMatchObject({ marker: 3, role: 'interviewee', source: { sha256: smallSource.sha256 } });
    expect(smallSource.text.slice(citation.start, citation.end)).toBe(citation.quote);
    expect(citation.prefix).toBe(smallSource.text.slice(citation.start - 32, citation.start));
    expect(citation.suffix).toBe(smallSource.text.slice(citation.end, citation.end + 32));
  });

  test('has less around it at the ends of the source', () => {
    const whole = { start: 0, end: smallSource.text.length };
    expect(smallLibrary.toCitation(captains, whole, 1)).toMatchObject({ prefix: '', suffix: '' });
  });
});

describe('what a passage replies to', () => {
  test('is the end of the question before it, verbatim, by another speaker', () => {
    const reply = smallLibrary.replyTo(captains)!;
    expect(reply).toMatchObject({ role: 'interviewer' });
    expect(reply.quote).toMatch(/Is it true\?$/);
    expect(smallSource.text.slice(reply.start, reply.end)).toBe(reply.quote);
  });

  test('is whole sentences of limited length, all over the collection', () => {
    let replies = 0;
    for (const entry of real.passages) {
      const reply = real.replyTo(entry);
      if (!reply) continue;
      replies++;
      const turn = entry.interview.turns.find((t) => t.start <= reply.start && reply.end <= t.end);
      expect(turn).toMatchObject({ speaker: reply.speaker, role: reply.role });
      expect(turn!.end).toBeLessThanOrEqual(entry.turn.start);
      const starts = turn!.passages.flatMap((p) => p.sentences.map((s) => s.start));
      expect(starts).toContain(reply.start);
    }
    expect(replies).toBeGreaterThan(500);
  });

  test('is not told of a journalist’s whole question', () =>
    expect(smallLibrary.replyTo(passageWith('Councillor Dahl'))).toBeUndefined());
});

describe('everything that is handed out', () => {
  test('has the contract’s shape, and its words at their place', () => {
    for (const interview of real.interviews) {
      expect(Interview.parse(real.toInterview(interview)).turns).toBe(interview.turns.length);
      const { text } = real.source(interview.source.file)!;
      const spoken = interview.turns.map((t) => Turn.parse(real.toTurn(interview, t)));
      const notes = real.toNotes(interview).map((n) => Note.parse(n));
      for (const { start, end, text: words } of [...spoken, ...notes]) expect(text.slice(start, end)).toBe(words);
    }
  });

  test('has each passage once, in order, inside its turn', () => {
    for (const [i, entry] of real.passages.entries()) {
      const { passage, turn, index } = entry;
      expect(index).toBe(i);
      expect(real.passage(passage.id)).toBe(entry);
      expect([turn.start <= passage.start, passage.end <= turn.end]).toEqual([true, true]);
    }
  });
});

describe('a passage in its place', () => {
  test('has up to three turns before and after', () => {
    const sky = real.passages.filter((p) => p.interview.id === 'sky-news');
    const entry = sky[Math.floor(sky.length / 2)]!;
    const { passage, before, after } = passageInPlace(real, entry.passage.id)!;
    expect(Result.parse(passage).text).toBe(entry.text);
    expect([...before, ...after].map((t) => t.index - entry.turn.index)).toEqual([-3, -2, -1, 1, 2, 3]);
    expect(passageInPlace(real, sky[0]!.passage.id)!.before).toEqual([]);
  });

  test('is undefined where there is none', () => expect(passageInPlace(real, 'none.p1')).toBeUndefined());
});

describe('many talks', () => {
  const many = manyTalks();

  test('of one show are told from each other wherever they are named', () => {
    expect(many.interviews.map((i) => many.talk(i))).toEqual([
      'Radio Oak with Nick Pace, “How to keep bees in a city”',
      'Radio Oak with Rose Morrill, “A press conference in Lindholm”',
      'Radio Oak with Ada Berg',
      'Coast TV',
    ]);
    const [first] = many.passages;
    expect(many.toResult(first!, 1).interview).toMatchObject({
      outlet: 'Radio Oak',
      talk: many.talk(first!.interview),
    });
  });

  test('know everybody who speaks in them, and the words of their titles', () => {
    expect(many.people.map((p) => p.name)).toEqual([
      'Rose Morrill',
      'Nick Pace',
      'Ada Berg',
      'Ole Dahl',
      'Ada Lund',
      'Tor Vik',
    ]);
    expect(many.people[1]).toMatchObject({ first: 'Nick', surname: 'Pace', isCommonWord: true });
    for (const word of ['morrill', 'lindholm', 'conference', 'coast', 'vik']) expect(many.nameWords).toContain(word);
  });
});
