/** Takes transcripts in: reads each, drafts its entry, checks it, and writes what is whole. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type Concern, concernsOf, sayMarking } from '../attribute/concerns.ts';
import { IngestError } from '../errors.ts';
import { MOST_BYTES } from '../formats/bytes.ts';
import { FORMATS, layOutSource, readSource, type TextSource } from '../formats/formats.ts';
import { toMap } from '../formats/stored.ts';
import { sha256 } from '../hash.ts';
import { parseParts } from '../parse.ts';
import { CatalogEntry, type Interview } from '../schema.ts';
import { type Defaults, type Draft, draftOf, type Options, type Reading, readFor, usualHostsOf } from './draft.ts';
import { catalogJson, type NewFile, writeWhole } from './write.ts';

export type AddOptions = Options & {
  collection: string;
  dryRun?: boolean | undefined;
  /** Take what is doubtful too. */
  accept?: boolean | undefined;
  /** What holds for all talks of the collection. */
  defaults?: Defaults;
};

export type Taken = {
  file: string;
  format: string;
  status: 'added' | 'doubtful' | 'there already';
  marking: string;
  /** 0 to 1: the share of paragraphs whose speaker is as good as sure. */
  sure: number;
  title: string;
  day: { day: string; from: string } | null;
  speakers: {
    name: string;
    label: string;
    role: string;
    turns: number;
    words: number;
    samples: string[];
    why: string;
  }[];
  concerns: Concern[];
  entry: CatalogEntry;
};
export type Refused = { file: string; status: 'refused'; error: string };
export type Added = { files: (Taken | Refused)[]; written: string[] };

/** @throws IngestError if the collection cannot be read or written; what is wrong with one file is said of that file */
export async function addFiles(paths: readonly string[], options: AddOptions): Promise<Added> {
  const catalog = await catalogJson(options.collection);
  const files: (Taken | Refused)[] = [];
  const readings: Reading[] = [];
  for (const path of await expanded(paths)) {
    try {
      const { size } = await stat(path);
      if (size > MOST_BYTES)
        throw new IngestError(
          `${basename(path)} has ${Math.round(size / 1e6)} MB; more than 100 MB are not read. Cut it into one file for each talk.`,
        );
      readings.push(await readFor(basename(path), await readFile(path), options));
    } catch (error) {
      files.push({ file: basename(path), status: 'refused', error: messageOf(error, path) });
    }
  }
  const hosts = usualHostsOf(readings);
  const ids = new Set(
    catalog.sources.flatMap((source) => ((source.outlets as { id?: string }[] | undefined) ?? []).map(({ id }) => id)),
  );
  const names = new Set(catalog.sources.map(({ file }) => file));
  const hashes = await hashesOf(options.collection, catalog.sources);
  const news: NewFile[] = [];
  const entries: CatalogEntry[] = [];
  for (const reading of readings) {
    try {
      const id = freeId(slug(reading.file), ids);
      const draft = draftOf(reading, id, hosts, options, options.defaults ?? {});
      const { taken, write } = await takeIn(reading, draft, names);
      const hash = sha256(reading.bytes);
      const there = hashes.has(hash) || catalog.sources.some((source) => source.file === reading.file);
      const grave = taken.concerns.some((concern) => concern.grave);
      taken.status = there ? 'there already' : grave && !options.accept ? 'doubtful' : 'added';
      files.push(taken);
      if (taken.status !== 'added') continue;
      hashes.add(hash);
      ids.add(id);
      for (const { name } of write) names.add(name);
      news.push(...write);
      entries.push(taken.entry);
    } catch (error) {
      files.push({ file: reading.file, status: 'refused', error: messageOf(error, reading.file) });
    }
  }
  if (options.dryRun || entries.length === 0) return { files, written: [] };
  const next = { ...catalog, sources: [...catalog.sources, ...entries.map(lean)] };
  await writeWhole(options.collection, news, { name: 'catalog.json', content: `${JSON.stringify(next, null, 2)}\n` });
  return { files, written: [...news.map(({ name }) => name), 'catalog.json'] };
}

/** The entry's final text source, checked. */
async function takeIn(
  reading: Reading,
  draft: Draft,
  names: ReadonlySet<unknown>,
): Promise<{ taken: Taken; write: NewFile[] }> {
  const { file, bytes, kind } = reading;
  const text = 'text' in kind ? new TextEncoder().encode(kind.text) : bytes;
  const made = await readSource(file, text, draft.entry);
  const { entry, source, write } = named(reading, draft.entry, made, names);
  const parts = layOutSource(source, entry);
  const [interview] = parseParts(parts, source, entry);
  const concerns = concernsOf(interview!, parts[0]!, source, entry);
  if (!draft.day)
    concerns.push({ message: 'no day was found in it; give one with --date, or in the catalog', grave: false });
  if ('encoding' in kind && kind.encoding !== 'utf-8')
    concerns.push({ message: `it was read as ${kind.encoding}`, grave: false });
  for (const message of made.made?.warnings ?? []) concerns.push({ message, grave: false });
  const all = interview!.turns.flatMap(({ confidence, passages }) => passages.map(() => confidence));
  const final = roleNames(interview!);
  const taken: Taken = {
    file,
    format: FORMATS[kind.format].name,
    status: 'added',
    marking: sayMarking(parts[0]!.layout.spoken),
    sure: all.filter((one) => one >= 0.8).length / all.length,
    title: entry.title,
    day: draft.day ?? null,
    speakers: draft.cast.map(({ speaker, role, why }) => ({
      name: final.find(([name]) => name === speaker.name)?.[0] ?? nameIn(entry, speaker.name),
      label: speaker.name,
      role,
      turns: speaker.turns,
      words: speaker.words,
      samples: speaker.samples,
      why,
    })),
    concerns,
    entry,
  };
  return { taken, write };
}

/** What the collection's transcripts were made of, or are. */
async function hashesOf(dir: string, sources: readonly Record<string, unknown>[]): Promise<Set<string>> {
  const hashes = new Set<string>();
  for (const { file, original } of sources) {
    const made = (original as { sha256?: string } | undefined)?.sha256;
    const own = made ?? (await readFile(join(dir, String(file))).then(sha256, () => undefined));
    if (own !== undefined) hashes.add(own);
  }
  return hashes;
}

const roleNames = (interview: Interview): [string, string][] => [
  ...new Map(interview.turns.map(({ speaker, role }) => [speaker, role] as const)),
];

function nameIn(entry: CatalogEntry, label: string): string {
  const people = [
    entry.interviewee,
    ...entry.outlets.flatMap(({ guests, interviewers }) => [...guests, ...interviewers]),
  ];
  return people.find(({ name, aliases }) => name === label || aliases.includes(label))?.name ?? label;
}

/** Names for the files that are written, and the entry that names them. */
function named({ file, bytes, kind }: Reading, entry: CatalogEntry, made: TextSource, names: ReadonlySet<unknown>) {
  const stem = freeName(file.slice(0, file.length - extname(file).length), names);
  const extension = extname(file) || '.txt';
  if (!made.made) {
    const name = `${stem}${extension}`;
    const content = 'encoding' in kind && kind.encoding === 'utf-8' ? bytes : made.text;
    const source = { ...made, file: name };
    return { entry: checked({ ...entry, file: name }), source, write: [{ name, content }] };
  }
  const name = `${stem}.txt`;
  const original = extension === '.txt' ? `${stem}.original.txt` : `${stem}${extension}`;
  const map = `${stem}.map.json`;
  const source: TextSource = { ...made, file: name, original: { file: original, sha256: sha256(bytes) } };
  return {
    entry: checked({
      ...entry,
      file: name,
      format: 'dialogue',
      original: { file: original, sha256: sha256(bytes), format: kind.format, map },
    }),
    source,
    write: [
      { name, content: made.text },
      { name: map, content: toMap(source) },
      { name: original, content: bytes },
    ],
  };
}

function checked(entry: CatalogEntry): CatalogEntry {
  const result = CatalogEntry.safeParse(entry);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new IngestError(
    `${entry.file}: its entry would not fit at ${issue.path.join('.')}: ${issue.message}. Rename the file.`,
  );
}

/** An entry as a person would write it: without what is as it is by default. */
function lean(entry: CatalogEntry): unknown {
  return JSON.parse(
    JSON.stringify(entry, (_, value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value)),
  );
}

async function expanded(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (!info?.isDirectory()) {
      found.push(path);
      continue;
    }
    const entries = await readdir(path, { withFileTypes: true });
    found.push(
      ...entries
        .filter((one) => one.isFile() && !one.name.startsWith('.'))
        .map((one) => join(path, one.name))
        .sort(),
    );
  }
  return [...new Set(found)];
}

function messageOf(error: unknown, path: string): string {
  if (error instanceof IngestError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code)
    return code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}). Make it readable.`;
  throw new Error(`${path}: ${message}`, { cause: error });
}

const slug = (file: string) =>
  file
    .slice(0, file.length - extname(file).length)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'talk';

function freeId(id: string, taken: ReadonlySet<unknown>): string {
  let free = id;
  for (let n = 2; taken.has(free); n += 1) free = `${id}-${n}`;
  return free;
}

function freeName(stem: string, taken: ReadonlySet<unknown>): string {
  const clean =
    stem
      .replace(/[^\p{L}\p{M}\p{N}_.,'’()&+ -]+/gu, '-')
      .replace(/^\.+/, '')
      .slice(0, 120) || 'talk';
  let free = clean;
  for (let n = 2; [...taken].some((name) => String(name).replace(/\.[^.]+$/, '') === free); n += 1)
    free = `${clean}-${n}`;
  return free;
}
