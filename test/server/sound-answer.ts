/** What must hold of everything that is quoted, whatever was asked. */
import { expect } from 'vitest';
import { AskResponse, type Result } from '../../server/contract/contract.ts';
import type { Library } from '../../server/qa/library.ts';

type Said = { interview: { id: string }; speaker: string; role: string; start: number; end: number };

const textOf = (library: Library, { interview }: Pick<Said, 'interview'>) =>
  library.source(library.interview(interview.id)!.source.file)!.text;

/** The words stand in the source, in one turn of that interview, by its speaker in that role. */
export function expectSaid(library: Library, said: Said, words: string): void {
  const { interview, speaker, role, start, end } = said;
  expect(words.length).toBeGreaterThan(0);
  expect(textOf(library, said).slice(start, end)).toBe(words);
  const turn = library.interview(interview.id)!.turns.find((t) => t.start <= start && end <= t.end);
  expect(turn).toMatchObject({ speaker, role });
}

export function expectSoundResult(library: Library, result: Result): void {
  expectSaid(library, result, result.text);
  for (const h of result.highlights)
    expect([result.start <= h.start, h.start < h.end, h.end <= result.end]).toEqual([true, true, true]);
}

/** Of an extractive answer, or of none. */
export function expectSoundAnswer(library: Library, answer: AskResponse): void {
  AskResponse.parse(answer);
  for (const c of answer.citations) {
    expectSaid(library, c, c.quote);
    if (c.inReplyTo) expectSaid(library, { ...c.inReplyTo, interview: c.interview }, c.inReplyTo.quote);
    const { outlet, date } = library.interview(c.interview.id)!;
    expect(c.interview).toMatchObject({ outlet: outlet.name, date });
    const text = textOf(library, c);
    expect([c.prefix, c.suffix]).toEqual([
      text.slice(Math.max(0, c.start - 32), c.start),
      text.slice(c.end, c.end + 32),
    ]);
    expect(answer.answer).toContain(`“${c.quote}” [${c.marker}]`);
  }
  for (const result of answer.nearest ?? []) expectSoundResult(library, result);
  const used = new Set([...answer.answer.matchAll(/\[(\d+)\]/g)].map((m) => Number(m[1])));
  expect(used).toEqual(new Set(answer.citations.map((c) => c.marker)));
  // What is not said may be shown with what is said on the subject.
  const quotesAllTheSame = ['detail_not_said', 'no_such_statement'].includes(answer.refusal?.code ?? '');
  if (!quotesAllTheSame) expect(answer.citations.length > 0).toBe(answer.status === 'answered');
  expect(Boolean(answer.reason)).toBe(answer.status === 'no_answer');
}
