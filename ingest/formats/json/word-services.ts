/** JSON of services that list words with times and speakers of their own. */
import { z } from 'zod';
import { jsonFormat, speakerName, utterancesOfWords, type Word } from './json-format.ts';

const seconds = z.coerce.number();
const speaker = z.union([z.string(), z.number()]).nullish();

const word = (
  text: string,
  who: string | number | null | undefined,
  from: number | undefined,
  to: number | undefined,
): Word => {
  const name = speakerName(who);
  return { text, ...(name && { speaker: name }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
};

/** Rev: monologues of elements, whose speakers a list may name. */
export const rev = jsonFormat({
  name: 'Rev',
  schema: z.looseObject({
    speakers: z.array(z.looseObject({ id: z.number(), name: z.string() })).optional(),
    monologues: z
      .array(
        z.looseObject({
          speaker,
          speaker_info: z.looseObject({ display_name: z.string().optional() }).optional(),
          elements: z
            .array(
              z.looseObject({
                type: z.string(),
                value: z.string(),
                ts: seconds.optional(),
                end_ts: seconds.optional(),
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
          start_time: seconds,
          end_time: seconds,
          alternatives: z.array(z.looseObject({ content: z.string(), speaker })).optional(),
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

/** Watson: results with times by word, and speakers by the time at which a word begins. */
export const watson = jsonFormat({
  name: 'IBM Watson',
  schema: z.looseObject({
    results: z
      .array(
        z.looseObject({
          alternatives: z.array(z.looseObject({ timestamps: z.array(z.tuple([z.string(), seconds, seconds])) })).min(1),
        }),
      )
      .min(1),
    speaker_labels: z.array(z.looseObject({ from: seconds, speaker })),
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
          start: seconds.nullish(),
          end: seconds.nullish(),
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
