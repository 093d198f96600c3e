/** This project's own JSON: who says what, in order. The schema is published as json-turns.schema.json. */
import { z } from 'zod';
import { Day, Role } from '../../schema.ts';
import type { Original } from '../utterance.ts';
import { paragraphsOf } from './json-format.ts';

export const JsonTurns = z.strictObject({
  title: z.string().min(1).optional(),
  /** The day of the interview. */
  date: Day.optional(),
  turns: z
    .array(
      z.strictObject({
        speaker: z.string().min(1),
        /** Where the catalog does not say who the speaker is. */
        role: Role.optional(),
        /** The words; a line break parts paragraphs. */
        text: z.string().regex(/\S/),
        /** Seconds in the recording. */
        start: z.number().nonnegative().optional(),
        end: z.number().nonnegative().optional(),
      }),
    )
    .min(1),
});
export type JsonTurns = z.infer<typeof JsonTurns>;

export function readJsonTurns({ title, date, turns }: JsonTurns): Original {
  return {
    ...(title && { title: title.replace(/\s+/g, ' ').trim() }),
    ...(date && { date }),
    utterances: turns.flatMap(({ speaker, role, text, start, end }, i) =>
      paragraphsOf(text).map((paragraph) => ({
        text: paragraph,
        speaker,
        ...(role && { role }),
        ...(start !== undefined && end !== undefined && { time: { from: start, to: end } }),
        place: i + 1,
        starts: true,
      })),
    ),
    warnings: [],
  };
}
