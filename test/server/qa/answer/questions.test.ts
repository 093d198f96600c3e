import { describe, expect, test } from 'vitest';
import { questionsOf } from '../../../../server/qa/answer/shapes/questions.ts';
import { smallLibrary } from '../../http/stream/small-library.ts';
import { library } from '../../real-corpus.ts';

describe('a summary of an interview', () => {
  const interview = library.interviews[0]!;

  test('is its questions, in order, whole sentences, by whoever asks', () => {
    const { blocks, citations } = questionsOf(library, [interview], 5)!;
    const [head, ...exchanges] = blocks;
    expect(head).toMatchObject({
      kind: 'head',
      code: 'questions_asked',
      params: { interviews: 1, shown: exchanges.length },
    });
    expect(citations.length).toBeGreaterThan(1);
    expect(citations.map((c) => c.start)).toEqual(citations.map((c) => c.start).sort((a, b) => a - b));
    for (const { role, quote, start, end } of citations) {
      expect(role).toBe('interviewer');
      expect(quote).toBe(library.slice(interview, { start, end }));
    }
    for (const block of exchanges) expect(block).not.toHaveProperty('question');
  });

  test('shows those that were answered at most length, where not all find room', () => {
    const all = questionsOf(library, [interview], 1000)!.citations.map((c) => c.start);
    const [one] = questionsOf(library, [interview], 1)!.citations;
    const reply = (start: number) => {
      const asked = interview.turns.find((t) => t.start <= start && start < t.end)!;
      const next = interview.turns[asked.index + 1];
      return next && next.role !== 'interviewer' ? next.end - next.start : 0;
    };
    expect(reply(one!.start)).toBe(Math.max(...all.map(reply)));
  });

  test('is none of many interviews, nor of none', () => {
    expect(questionsOf(library, library.interviews, 12)).toBeUndefined();
    expect(questionsOf(smallLibrary, [], 12)).toBeUndefined();
  });
});
