/** JSON of services that list words with times and speakers of their own. */
import { z } from 'zod';
import { jsonFormat, Numeric, Speaker, spokenBy, utterancesOfWords, type Who, type Word } from './json-format.ts';

const word = (text: string, who: Who, from: number | undefined, to: number | undefined): Word => ({
  text,
  ...spokenBy(who),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

/** Rev: monologues of elements, whose speakers a list may name. */
export const rev = jsonFormat({
  name: 'Rev',
  schema: z.looseObject({
    speakers: z.array(z.looseObject({ id: z.number(), name: z.string() })).optional(),
    monologues: z
      .array(
        z.looseObject({
          speaker: Speaker,
          speaker_info: z.looseObject({ display_name: z.string().optional() }).optional(),
          elements: z
            .array(
              z.looseObject({
                type: z.string(),
                value: z.string(),
                ts: Numeric.optional(),
                end_ts: Numeric.optional(),
              }),
            )
            .min(1),
        }),
      )
      .min(1),
  }),
  read: ({ speakers = [], monologues }) => ({
    utterances: monologues.flatMap(({ speaker: who, speaker_info, elements }, i) => {
      const name = speaker_info?.display_name ?? speakers.find(({ id }) => id === who)?.name ?? who;
      const words = elements.map(({ value, ts, end_ts }) => word(value, name, ts, end_ts));
      return utterancesOfWords(words).map((one) => ({ ...one, place: i + 1 }));
    }),
    warnings: [],
  }),
});

/** Speechmatics: results of words and marks, each with its alternatives. */
export const speechmatics = jsonFormat({
  name: 'Speechmatics',
  schema: z.looseObject({
    results: z
      .array(
        z.looseObject({
          type: z.enum(['word', 'punctuation', 'entity', 'speaker_change', 'audio_event']),
          start_time: Numeric,
          end_time: Numeric,
          alternatives: z.array(z.looseObject({ content: z.string(), speaker: Speaker })).optional(),
        }),
      )
      .min(1),
  }),
  read: ({ results }) => ({
    utterances: utterancesOfWords(
      results.flatMap(({ start_time, end_time, alternatives }) => {
        const [best] = alternatives ?? [];
        return best ? [word(best.content, best.speaker, start_time, end_time)] : [];
      }),
    ),
    warnings: [],
  }),
});

/** Digital Paper Edit, as newsrooms' editors of transcripts keep it: words, and paragraphs that say who speaks from when to when. */
export const paperEdit = jsonFormat({
  name: 'Digital Paper Edit',
  schema: z.looseObject({
    words: z.array(z.looseObject({ text: z.string(), start: Numeric, end: Numeric })).min(1),
    paragraphs: z.array(z.looseObject({ speaker: Speaker, start: Numeric, end: Numeric })).min(1),
  }),
  read: ({ words, paragraphs }) => {
    const begins = paragraphs.toSorted((a, b) => a.start - b.start);
    const spoken = words.toSorted((a, b) => a.start - b.start);
    let at = -1;
    return {
      utterances: utterancesOfWords(
        spoken.map(({ text, start, end }) => {
          // Words reach over the edge of a paragraph by hundredths of a second.
          const middle = (start + end) / 2;
          while (at + 1 < begins.length && begins[at + 1]!.start <= middle) at++;
          return word(text, begins[at]?.speaker, start, end);
        }),
      ),
      warnings: [],
    };
  },
});

/** Watson: results with times by word, and speakers by the time at which a word begins. */
export const watson = jsonFormat({
  name: 'IBM Watson',
  schema: z.looseObject({
    results: z
      .array(
        z.looseObject({
          alternatives: z.array(z.looseObject({ timestamps: z.array(z.tuple([z.string(), Numeric, Numeric])) })).min(1),
        }),
      )
      .min(1),
    speaker_labels: z.array(z.looseObject({ from: Numeric, speaker: Speaker })),
  }),
  read: ({ results, speaker_labels }) => {
    const byStart = new Map(speaker_labels.map((label) => [label.from, label.speaker]));
    const words = results.flatMap(({ alternatives }) =>
      alternatives[0]!.timestamps.map(([text, from, to]) => word(text, byStart.get(from), from, to)),
    );
    return { utterances: utterancesOfWords(words), warnings: [] };
  },
});

/** ElevenLabs: words, spaces and sounds, each with a speaker. */
export const elevenLabs = jsonFormat({
  name: 'ElevenLabs',
  schema: z.looseObject({
    words: z
      .array(
        z.looseObject({
          text: z.string(),
          type: z.enum(['word', 'spacing', 'audio_event']),
          start: Numeric.nullish(),
          end: Numeric.nullish(),
          speaker_id: z.string().nullish(),
        }),
      )
      .min(1),
  }),
  read: ({ words }) => ({
    utterances: utterancesOfWords(
      words
        .filter(({ type }) => type === 'word')
        .map(({ text, speaker_id, start, end }) => word(text, speaker_id, start ?? undefined, end ?? undefined)),
    ),
    warnings: [],
  }),
});
