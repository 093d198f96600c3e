/** Small transcripts, and who says what in them. */
import { expect } from 'vitest';
import { converted, entryOf, parse } from './entry.ts';

export type Case = {
  kind: string;
  format?: string;
  text: string;
  says: Record<string, string[]>;
  never?: string[];
  people?: Record<string, unknown>;
};

const cue = (i: number) =>
  `00:00:${String(i * 4).padStart(2, '0')},000 --> 00:00:${String(i * 4 + 3).padStart(2, '0')},900`;
export const srt = (...texts: string[]) => texts.map((text, i) => `${i + 1}\n${cue(i)}\n${text}\n`).join('\n');
export const vtt = (...texts: string[]) =>
  `WEBVTT\n\n${texts.map((text, i) => `${cue(i).replaceAll(',', '.')}\n${text}\n`).join('\n')}`;
export const KIM = { outlets: [{ id: 'radio-oak', name: 'Radio Oak', interviewers: ['Kim Lund'] }] };

/** Each text is its speaker's and nobody else's; what may never be quoted stands in nobody's words. */
export function expectSaid({ format = 'dialogue', text, says, never = [], people }: Omit<Case, 'kind'>): void {
  const entry = entryOf({ format, interviewee: { name: 'Ada Berg', short: 'Berg', aliases: [] }, ...people });
  const source = converted(text, entry);
  const said = parse(text, entry)[0]!.turns.flatMap(({ speaker, passages }) =>
    passages.map(({ start, end }) => ({ speaker, words: source.text.slice(start, end).replace(/\s+/g, ' ') })),
  );
  for (const [speaker, texts] of Object.entries(says)) {
    for (const words of texts) {
      const own = said.filter((one) => one.words.includes(words.replace(/\s+/g, ' ')));
      expect([words, own.map((one) => one.speaker)]).toEqual([words, [speaker]]);
    }
  }
  for (const mark of never) expect(said.filter(({ words }) => words.includes(mark))).toEqual([]);
  if (!format.startsWith('web') && format !== 'subrip') return;
  for (const { words } of said) expect(words).not.toMatch(/-->|&\w+;|^\d+$/);
}
