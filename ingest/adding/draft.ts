/** A file to a draft of its catalog entry: who answers, who asks, the day, the title, and whence each. */
import { knownVoices, markingOf } from '../attribute/marking.ts';
import { foldName, isGeneric, isNameLike } from '../attribute/names.ts';
import type { Voice } from '../attribute/people.ts';
import type { CollectionFile } from '../collection.ts';
import { IngestError } from '../errors.ts';
import { type Kind, kindOf } from '../formats/bytes.ts';
import { FORMATS, layOutSource, readSource, type TextSource } from '../formats/formats.ts';
import { OUTLET_KEYS } from '../formats/front-matter.ts';
import { furnitureOf, type Room } from '../formats/furniture.ts';
import { linesOf } from '../formats/lines.ts';
import type { CatalogEntry, Role } from '../schema.ts';
import { statedDay } from '../stated-day.ts';
import { findDay } from '../text/dates.ts';
import { fullName } from './full-names.ts';
import { namesIn, outletOfFile } from './outlet-name.ts';
import { type Cast, castRoles, fits, type Speaker } from './roles.ts';

export type Options = {
  interviewee?: string | undefined;
  interviewers?: string[];
  outlet?: string | undefined;
  date?: string | undefined;
  language?: string | undefined;
};

/** A file as it is read before anybody is known. */
export type Reading = {
  file: string;
  bytes: Uint8Array;
  kind: Kind;
  source: TextSource;
  room: Room;
  speakers: Speaker[];
  title: string;
  day?: { day: string; from: string };
};

/** What the collection says of all its talks. */
export type Defaults = NonNullable<CollectionFile['defaults']>;

export type Draft = { entry: CatalogEntry; cast: Cast; day?: Reading['day'] };

const NOBODY = { name: '', short: '', aliases: [], address: [] };

/** An entry for a file of which nothing is known. */
const blank = (file: string, format: CatalogEntry['format'], id: string): CatalogEntry => ({
  file: file.replace(/^\.+/, ''),
  format,
  title: '',
  interviewee: NOBODY,
  language: 'en',
  outlets: [{ id, name: id, variants: [], demonyms: [], interviewers: [], guests: [] }],
});

/** @throws IngestError if it cannot be read, or nothing in it says where turns begin */
export async function readFor(file: string, bytes: Uint8Array, options: Options): Promise<Reading> {
  const kind = kindOf(file, bytes);
  const entry = blank(file, kind.format, 'draft');
  const text = 'text' in kind ? new TextEncoder().encode(kind.text) : bytes;
  const source = await readSource(file, text, entry);
  const room = furnitureOf(linesOf(source.text));
  const [part] = layOutSource(source, entry);
  const title = titleOf(room, source, file);
  const stated = statedDay(part!.layout, source, new Date().getUTCFullYear());
  const fromTitle = findDay(title, 0, 0);
  const inName = /(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(file);
  const day = options.date
    ? { day: options.date, from: 'the option --date' }
    : stated && /\d{4}/.test(source.text.slice(stated.stated.start, stated.stated.end))
      ? { day: stated.day, from: `the text: "${source.text.slice(stated.stated.start, stated.stated.end)}"` }
      : fromTitle && !fromTitle.day.startsWith('0')
        ? { day: fromTitle.day, from: `the title: "${title}"` }
        : inName
          ? { day: `${inName[1]}-${inName[2]}-${inName[3]}`, from: 'the file name' }
          : undefined;
  return {
    file,
    bytes,
    kind,
    source,
    room,
    speakers: speakersOf(part!.layout.spoken, source),
    title,
    ...(day && { day }),
  };
}

function titleOf({ front, head }: Room, { text, made }: TextSource, file: string): string {
  const own = made?.title && text.slice(made.title.start, made.title.end);
  const heading = /^#\s+(\S.{0,200})$/mu.exec(text.slice(0, 4_000))?.[1];
  const title =
    front?.title ?? head.get('title')?.text ?? own ?? heading ?? file.replace(/\.[^.]+$/, '').replaceAll(/[_-]+/g, ' ');
  return title.replace(/\s+/gu, ' ').replaceAll(/[*`]/g, '').trim();
}

/** The show or paper that a head names. */
function outletNamed({ front, head }: Room): string | undefined {
  const name = front?.outlet ?? OUTLET_KEYS.map((key) => head.get(key)?.text).find(Boolean);
  const plain = name
    ?.replaceAll(/[*_`"“”]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain && plain.length <= MOST_OF_A_NAME && !/:\/\//.test(plain) ? plain : undefined;
}

/** Characters; a longer one is a sentence about it. */
const MOST_OF_A_NAME = 80;

/** What each voice says, in the order of first words. */
function speakersOf(
  spoken: ReturnType<typeof layOutSource>[number]['layout']['spoken'],
  source: TextSource,
): Speaker[] {
  const textOf = ({ start, end }: { start: number; end: number }) => source.text.slice(start, end);
  const marking = markingOf(spoken);
  const known = knownVoices(spoken, [], marking === 'both' ? 'labels' : marking, textOf, []);
  const speakers = new Map<string, Speaker>();
  let before: string | undefined;
  let asked = false;
  for (const [i, paragraph] of spoken.entries()) {
    const voice = known[i]?.voice;
    if (!voice) continue;
    const name = nameOf(voice);
    const text = textOf(paragraph);
    const speaker = speakers.get(name) ?? {
      name,
      turns: 0,
      words: 0,
      questions: 0,
      samples: [],
      ...(voice.name === undefined && { fixed: voice.role }),
    };
    speakers.set(name, speaker);
    if (name !== before) {
      speaker.turns += 1;
      asked = false;
      if (speaker.samples.length < 3) speaker.samples.push(text.replace(/\s+/g, ' ').slice(0, 80));
    }
    before = name;
    speaker.words += text.split(/\s+/).length;
    if (!asked && /[?？؟](?=\W|$)/u.test(text)) {
      asked = true;
      speaker.questions += 1;
    }
  }
  return [...speakers.values()];
}

const UNNAMED: Record<Role, string> = { interviewer: 'interviewer', interviewee: 'interviewee', other: 'other' };
const nameOf = (voice: Voice) => voice.name ?? UNNAMED[voice.role];

/** The entry of a file, once those who ask in most files are known. @throws IngestError if nobody in it answers */
export function draftOf(
  reading: Reading,
  id: string,
  usualHosts: ReadonlySet<string>,
  options: Options,
  defaults: Defaults,
): Draft {
  const { room, source, speakers, title, file, kind, day } = reading;
  const split = (text: string | undefined) =>
    text
      ?.split(/[,;]|\s(?:and|&)\s/u)
      .map((name) => name.replace(/\([^()]*\)/g, '').trim())
      .filter(isNameLike) ?? [];
  const headNames = (...keys: string[]) => keys.flatMap((key) => split(room.head.get(key)?.text));
  const guests = [
    ...(options.interviewee ? [options.interviewee] : []),
    ...(defaults.interviewee ? [defaults.interviewee.name] : []),
    ...(room.front?.guests ?? []),
    ...headNames('interviewee', 'interviewees', 'interview', 'guest', 'guests'),
    ...namesAfter(GUEST_LINE, source.text),
  ];
  const hosts = [
    ...(options.interviewers ?? []),
    ...(room.front?.hosts ?? []),
    ...headNames('interviewer', 'interviewers', 'interviewed by', 'host', 'hosts'),
    ...namesAfter(HOST_LINE, source.text),
  ];
  const cast = castRoles(speakers, { guests, hosts, usualHosts });
  const answering = cast.filter(({ role }) => role === 'interviewee').sort((a, b) => b.speaker.words - a.speaker.words);
  const [main, ...others] = answering;
  if (!main) {
    throw new IngestError(
      `${file}: nobody in it can be told to answer; nothing says whose the words are. Say who with --interviewee, and label the turns.`,
    );
  }
  const guestNames = [...guests, ...namesIn(title)];
  const hostNames = [...hosts, ...(room.front?.authors ?? [])];
  const words = `${title}\n${file.replaceAll(/[-_.]/g, ' ')}\n${source.text}`;
  const full = (name: string, known: readonly string[]) => fullName(name, known, words);
  const person = (name: string, known: readonly string[]) => {
    const whole = full(name, known);
    return { name: whole, aliases: foldName(whole) === foldName(name) ? [] : [name] };
  };
  const unnamed = main.speaker.fixed !== undefined;
  const label = main.speaker.name;
  // Whoever adds the file says who answers, or its head does of labels that name nobody.
  const told = options.interviewee ?? (isGeneric(foldName(label)) && guests.length === 1 ? guests[0] : undefined);
  const interviewee = unnamed
    ? { name: guests[0] ?? 'Interviewee', aliases: [] }
    : told !== undefined && !answering.some(({ speaker }) => fits(speaker.name, told))
      ? { name: told, aliases: [label] }
      : person(label, guestNames);
  const asking = cast.filter(({ role, speaker }) => role === 'interviewer' && speaker.fixed === undefined);
  // "Q" is whoever the head says asked, if it is one.
  const askers = asking.map(({ speaker }) => person(speaker.name, hostNames));
  const host = asking.length === 0 ? soleOf(hosts) : undefined;
  if (host) askers.push({ name: host, aliases: [] });
  const parts = interviewee.name.split(' ');
  const speaking = [interviewee, ...askers].flatMap((one) => [one.name, ...one.aliases]);
  const name =
    options.outlet ??
    outletNamed(room) ??
    outletOfFile(file, speaking, source.text) ??
    // "To Kim Lund" says more than a file's name.
    soleOf(askers)?.name ??
    titleCase(id);
  const outlet: CatalogEntry['outlets'][number] = {
    id,
    name,
    variants: [],
    demonyms: [],
    interviewers: askers,
    guests: others
      .filter(({ speaker }) => speaker.fixed === undefined)
      .map(({ speaker }) => person(speaker.name, guestNames)),
    ...(day && { date: { from: day.day, to: day.day } }),
  };
  const given = Object.fromEntries(Object.entries(defaults).filter(([key]) => key !== 'interviewee' && key !== 'year'));
  const entry: CatalogEntry = {
    ...blank(file, kind.format, id),
    language: options.language ?? 'en',
    ...given,
    title,
    ...(day && { year: Number(day.day.slice(0, 4)) }),
    interviewee: {
      ...interviewee,
      short: parts.length > 1 ? parts.at(-1)!.replace(/^(?:Jr|Sr)\.?$/, '') || parts.at(-2)! : interviewee.name,
      address: [],
    },
    outlets: [outlet],
    ...(room.front?.media && URL.canParse(room.front.media) && { media: room.front.media }),
  };
  return { entry, cast, ...(day && { day }) };
}

const soleOf = <T>(some: readonly T[]): T | undefined => (some.length === 1 ? some[0] : undefined);

/** "Oral history interview with Ada Berg", "Interviewed by Kim Lund": a line of its own above the talk. */
const GUEST_LINE =
  /^\W{0,4}(?:(?:an?|oral history|the)\s){0,2}(?:interview|conversation) (?:with|of)\s(?<name>\S[^\n]{1,80})$/imu;
const HOST_LINE =
  /^\W{0,4}(?:(?:(?:an?|oral history|the)\s){0,2}(?:interviewed|conducted) by:?\s(?<name>\S[^\n]{1,80})|(?<asks>\p{Lu}[^\n,:]{3,60}), interviewer\W{0,4})$/imu;

function namesAfter(line: RegExp, text: string): string[] {
  const found = line.exec(text.slice(0, 3_000))?.groups;
  const name = (found?.name ?? found?.asks)
    ?.replace(/[*_#]/g, '')
    .split(/,|\son\s|\sby\s/u)[0]
    ?.trim();
  return name && isNameLike(name) && name.includes(' ') ? [name] : [];
}

const titleCase = (id: string) => id.replaceAll('-', ' ').replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());

/** Names of those who ask, in files where another says more: in two or more, they are hosts. */
export function usualHostsOf(readings: readonly Reading[]): Set<string> {
  const asks = new Map<string, number>();
  for (const { speakers } of readings) {
    for (const { speaker, role } of castRoles(speakers, { guests: [], hosts: [], usualHosts: new Set() })) {
      if (role === 'interviewer' && speaker.fixed === undefined)
        asks.set(foldName(speaker.name), (asks.get(foldName(speaker.name)) ?? 0) + 1);
    }
  }
  return new Set([...asks].filter(([, count]) => count >= 2).map(([name]) => name));
}

export const formatName = (kind: Kind) => FORMATS[kind.format].name;
