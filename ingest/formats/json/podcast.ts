/** JSON of podcasts and courts: Podcasting 2.0, and sections of turns of text blocks as Oyez has them. */
import { z } from 'zod';
import type { Utterance } from '../utterance.ts';
import { jsonFormat, paragraphsOf } from './json-format.ts';

/** Podcasting 2.0: segments with `body` and times in seconds; the speaker may stand at the change only. */
export const podcasting = jsonFormat({
  name: 'Podcasting 2.0',
  schema: z.looseObject({
    segments: z
      .array(
        z.looseObject({
          body: z.string(),
          speaker: z.string().optional(),
          startTime: z.coerce.number().optional(),
          endTime: z.coerce.number().optional(),
        }),
      )
      .min(1),
  }),
  read: ({ segments }) => {
    let speaker: string | undefined;
    const utterances = segments.flatMap(({ body, speaker: who, startTime, endTime }, i): Utterance[] => {
      speaker = who?.trim() || speaker;
      const time =
        startTime === undefined
          ? undefined
          : { from: startTime, to: endTime ?? segments[i + 1]?.startTime ?? startTime };
      return paragraphsOf(body).map((text) => ({
        text,
        place: i + 1,
        ...(speaker && { speaker }),
        ...(time && { time }),
      }));
    });
    return { utterances, warnings: [] };
  },
});

const Speaker = z.union([z.string(), z.looseObject({ name: z.string() })]).nullish();
const Block = z.looseObject({
  text: z.string().nullish(),
  start: z.coerce.number().optional(),
  stop: z.coerce.number().optional(),
  end: z.coerce.number().optional(),
});
const Turn = z.looseObject({
  speaker: Speaker,
  text_blocks: z.array(Block).optional(),
  text: z.string().optional(),
  start: z.coerce.number().optional(),
  stop: z.coerce.number().optional(),
  end: z.coerce.number().optional(),
});
const Sections = z.looseObject({
  title: z.string().nullish(),
  sections: z.array(z.looseObject({ turns: z.array(Turn) })).min(1),
});

/** Sections of turns of text blocks, at the top or under `transcript`. */
export const sections = jsonFormat({
  name: 'sections of turns',
  schema: z.union([Sections, z.looseObject({ title: z.string().nullish(), transcript: Sections })]),
  read: (value) => {
    const inner =
      'transcript' in value ? (value.transcript as z.infer<typeof Sections>) : (value as z.infer<typeof Sections>);
    const title = [value.title, inner.title].filter((one): one is string => typeof one === 'string' && one !== '');
    let place = 0;
    const utterances = inner.sections.flatMap(({ turns }) =>
      turns.flatMap((turn) => {
        const name = typeof turn.speaker === 'string' ? turn.speaker : turn.speaker?.name;
        const blocks = turn.text_blocks ?? [{ text: turn.text ?? '', start: turn.start, stop: turn.stop ?? turn.end }];
        return blocks.flatMap((block): Utterance[] => {
          place += 1;
          const to = block.stop ?? block.end;
          const time = block.start === undefined || to === undefined ? undefined : { from: block.start, to };
          return paragraphsOf(block.text ?? '').map((text) => ({
            text,
            place,
            ...(name && { speaker: name.trim() }),
            ...(time && { time }),
          }));
        });
      }),
    );
    return { ...(title.length > 0 && { title: title.join(': ').slice(0, 300) }), utterances, warnings: [] };
  },
});
