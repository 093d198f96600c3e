/** A JSON transcript of any kind that is known, told apart by its schema. */
import { z } from 'zod';
import { IngestError } from '../../errors.ts';
import { isJsonLines } from '../detect.ts';
import type { Original } from '../utterance.ts';
import { awsTranscribe, azure, azureFast, google } from './cloud-services.ts';
import { type JsonFormat, jsonFormat, paragraphsOf } from './json-format.ts';
import { JsonTurns, readJsonTurns } from './json-turns.ts';
import { podcasting, sections } from './podcast.ts';
import { assemblyAi, deepgram, gladia, whisper, whisperCpp } from './speech-services.ts';
import { elevenLabs, paperEdit, rev, speechmatics, watson } from './word-services.ts';

const jsonTurns = jsonFormat({ name: "this project's turns", schema: JsonTurns, read: readJsonTurns });

/** A list of objects, at the top or under a usual key, each with words and a speaker under usual names. */
const entries = jsonFormat({
  name: 'a list of turns',
  schema: z.preprocess(
    listWithin,
    z
      .array(
        z.looseObject({
          text: z.string(),
          speaker: z.string().optional(),
          from: z.number().optional(),
          to: z.number().optional(),
        }),
      )
      .min(1)
      .refine((list) => list.some(({ speaker }) => speaker !== undefined)),
  ),
  read: (list) => ({
    utterances: list.flatMap(({ text, speaker, from, to }, i) =>
      paragraphsOf(text).map((paragraph) => ({
        text: paragraph,
        ...(speaker && { speaker }),
        ...(from !== undefined && to !== undefined && { time: { from, to } }),
        place: i + 1,
      })),
    ),
    warnings: [],
  }),
});

function listWithin(value: unknown): unknown {
  const keys = [
    'turns',
    'transcript',
    'monologues',
    'dialogue',
    'messages',
    'lines',
    'results',
    'data',
    'entries',
    'sentences',
    'items',
    'paragraphs',
  ];
  const list = Array.isArray(value)
    ? value
    : keys.map((key) => (value as Record<string, unknown>)?.[key]).find(Array.isArray);
  return list?.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return item;
    const fields = item as Record<string, unknown>;
    const pick = (...names: string[]) =>
      names.map((name) => fields[name]).find((one) => one !== undefined && one !== null);
    const who = pick('speaker', 'speaker_name', 'speakerName', 'name', 'author', 'who', 'role', 'from', 'user');
    const name = typeof who === 'object' ? ((who as { name?: unknown })?.name ?? undefined) : who;
    const number = (one: unknown) =>
      typeof one === 'number' || (typeof one === 'string' && /^\d+(?:\.\d+)?$/.test(one)) ? Number(one) : undefined;
    return {
      text: pick('text', 'body', 'content', 'words', 'transcript', 'utterance', 'sentence', 'value'),
      ...((typeof name === 'string' || typeof name === 'number') && { speaker: String(name) }),
      from: number(pick('start', 'startTime', 'start_time')),
      to: number(pick('end', 'stop', 'endTime', 'end_time')),
    };
  });
}

/** In the order in which they are tried: the stricter first. */
export const JSON_FORMATS: readonly JsonFormat[] = [
  jsonTurns,
  podcasting,
  sections,
  assemblyAi,
  deepgram,
  awsTranscribe,
  speechmatics,
  watson,
  google,
  rev,
  paperEdit,
  elevenLabs,
  whisperCpp,
  azure,
  azureFast,
  gladia,
  whisper,
  entries,
];

/** Services wrap their answers. */
const WRAPPERS = ['data', 'result', 'response', 'output', 'transcript', 'transcription'];

/** A value, and what it is wrapped around. */
function unwrapped(value: unknown, depth = 3): unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === 0) return [value];
  const inner = WRAPPERS.map((key) => (value as Record<string, unknown>)[key]).filter(
    (one) => typeof one === 'object' && one !== null,
  );
  return [value, ...inner.flatMap((one) => unwrapped(one, depth - 1))];
}

/** A JSON text's value; a text of one JSON object a line is a list. @throws SyntaxError */
function parsed(text: string): unknown {
  const whole = text.replace(/^\uFEFF/, ' ');
  try {
    return JSON.parse(whole);
  } catch (error) {
    if (!isJsonLines(whole)) throw error;
    return whole.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]));
  }
}

/** @param only `json-turns` where the catalog says so: its schema's own errors are told then */
export function readJson(file: string, text: string, only?: 'json-turns'): Original {
  let value: unknown;
  try {
    value = parsed(text);
  } catch (cause) {
    const first = text.trim().split('\n', 1)[0]!.slice(0, 80);
    throw new IngestError(
      `${file} is not JSON (${(cause as Error).message}); it begins "${first}". Correct it, or set the right format in the catalog.`,
      { cause },
    );
  }
  if (only) return readOwn(file, text, value);
  for (const inner of unwrapped(value)) {
    for (const { schema, read } of JSON_FORMATS) {
      const result = schema.safeParse(inner);
      if (result.success) return read(result.data);
    }
  }
  throw new IngestError(
    `${file} is JSON of a kind that is not known. Known are ${JSON_FORMATS.map(({ name }) => name).join(', ')}; ` +
      'write it as { "turns": [{ "speaker", "text" }] } (ingest/formats/json/json-turns.schema.json).',
  );
}

function readOwn(file: string, text: string, value: unknown): Original {
  const result = JsonTurns.safeParse(value);
  if (!result.success) {
    const { path, message } = result.error.issues[0]!;
    throw new IngestError(
      `${file} does not fit the schema of JSON turns at ${path.join('.') || 'its top'}: ${message}. See json-turns.schema.json.`,
    );
  }
  const keys = text.match(/"(?:[^"\\]|\\.)*"(?=\s*:)/gsu) ?? [];
  if (keys.filter((key) => key === '"text"').length > result.data.turns.length) {
    throw new IngestError(`${file} has a key twice in one turn. Keep one of each.`);
  }
  return readJsonTurns(result.data);
}
