/** What a collection is, for the page, the widget and programs: its texts, its people and what it holds. */
import { z } from '@hono/zod-openapi';
import { Day } from '../../ingest/schema.ts';

/** A text by language; English is always there. */
export const Localised = z
  .object({ en: z.string(), de: z.string().optional(), ru: z.string().optional() })
  .openapi('Localised');
export type Localised = z.infer<typeof Localised>;

const LocalisedList = z
  .object({ en: z.array(z.string()), de: z.array(z.string()).optional(), ru: z.array(z.string()).optional() })
  .openapi('LocalisedList');

export const CollectionResponse = z
  .object({
    title: Localised,
    description: Localised,
    about: Localised,
    /** Whose words these are, in one line. */
    words: Localised,
    examples: LocalisedList,
    themes: z.array(z.string()),
    /** Examples of exact words to look for. */
    phrases: z.array(z.string()),
    people: z.array(
      z.object({
        name: z.string(),
        /** The name in prose. */
        short: z.string(),
        about: Localised.optional(),
        /** In how many interviews the person speaks, by role. */
        interviews: z.object({ interviewee: z.int(), interviewer: z.int(), other: z.int() }),
      }),
    ),
    outlets: z.array(z.object({ name: z.string(), interviews: z.int() })),
    counts: z.object({
      interviews: z.int(),
      interviewees: z.int(),
      outlets: z.int(),
      turns: z.int(),
      passages: z.int(),
    }),
    /** First and last day of the interviews; missing where no day is known. */
    period: z.object({ from: Day, to: Day }).optional(),
    /** Languages of the transcripts (BCP 47). */
    languages: z.array(z.string()),
  })
  .openapi('Collection');
export type CollectionResponse = z.infer<typeof CollectionResponse>;
