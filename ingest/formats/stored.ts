/** A conversion as it is kept beside its text: the map from the text to its original. */

import { z } from 'zod';
import { IngestError } from '../errors.ts';
import { commandLine } from '../place.ts';
import { NoteKind, Role, Span } from '../schema.ts';
import type { TextSource } from './formats.ts';
import type { Made } from './text-source.ts';

const Time = z.object({ from: z.number(), to: z.number() });
const ConversionMap = z.strictObject({
  version: z.literal(1),
  /** SHA-256 of the text and of the original, each of its bytes. */
  text: z.string(),
  original: z.string(),
  paragraphs: z.array(
    Span.extend({
      label: z.string().optional(),
      mark: z.enum(['dash', 'chevron']).optional(),
      role: Role.optional(),
      goesOn: z.boolean().optional(),
      suspect: z.string().optional(),
      time: Time.optional(),
    }),
  ),
  notes: z.array(Span.extend({ kind: NoteKind })),
  title: Span.optional(),
  date: Span.optional(),
  times: z.array(Time.extend({ start: z.number() })),
  places: z.array(z.object({ start: z.number(), place: z.number() })),
});

/** The map's JSON. */
export function toMap({ sha256, made, original }: TextSource): string {
  const { warnings: _, ...rest } = made!;
  return `${JSON.stringify({ version: 1, text: sha256, original: original!.sha256, ...rest })}\n`;
}

/** @throws IngestError if the map is damaged or was made for another text */
export function fromMap(json: unknown, file: string, textHash: string): Made {
  const result = ConversionMap.safeParse(json);
  const again = `Add its original again with "${commandLine('add')}".`;
  if (!result.success) throw new IngestError(`The map of ${file} is damaged. ${again}`);
  if (result.data.text !== textHash) {
    throw new IngestError(`${file} was changed after it was made from its original: its map no longer fits. ${again}`);
  }
  const { version: _, text: __, original: ___, ...made } = result.data;
  return { ...made, warnings: [] } as Made;
}
