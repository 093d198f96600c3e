import { expect } from 'vitest';
import type { Interview, Source } from '../../ingest/schema.ts';

/** Checks what holds for every parsed interview: offsets, order, and every word in exactly one turn or note. */
export function expectSound(interview: Interview, source: Source): void {
  const { text } = source;
  const parts = [...interview.turns, ...interview.notes].sort((a, b) => a.start - b.start);
  let end = interview.start;
  for (const part of parts) {
    expect(part.start).toBeGreaterThanOrEqual(end);
    expect(text.slice(end, part.start).trim()).toBe('');
    expect(part.end).toBeGreaterThan(part.start);
    end = part.end;
  }
  expect(text.slice(end, interview.end).trim()).toBe('');
  let passages = 0;
  for (const [index, turn] of interview.turns.entries()) {
    expect(turn.index).toBe(index);
    expect(turn.id).toBe(`${interview.id}.t${index}`);
    expect([turn.passages[0]!.start, turn.passages.at(-1)!.end]).toEqual([turn.start, turn.end]);
    expect(turn.speaker).not.toBe('');
    for (const passage of turn.passages) {
      passages += 1;
      expect(passage.id).toBe(`${interview.id}.p${passages}`);
      const words = text.slice(passage.start, passage.end);
      expect(words).toBe(words.trim());
      expect(words).not.toBe('');
      const sentences = passage.sentences.map((sentence) => text.slice(sentence.start, sentence.end));
      expect(sentences.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
      expect([passage.sentences[0]!.start, passage.sentences.at(-1)!.end]).toEqual([passage.start, passage.end]);
    }
  }
}
