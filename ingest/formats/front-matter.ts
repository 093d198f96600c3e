/** YAML between two lines of dashes at the top of a file. */
import { parse } from 'yaml';
import type { Span } from '../schema.ts';
import type { Line } from './lines.ts';

export type FrontMatter = {
  /** How many of the file's non-empty lines it takes, the dashes included. */
  lines: number;
  title?: string;
  /** Where the day of the interview stands in the source. */
  date?: Span;
  /** Names of those who speak, as far as it tells. */
  guests: string[];
  hosts: string[];
  /** Whoever wrote it down: often the one who asks. */
  authors: string[];
  media?: string;
  /** The show or paper that it was for. */
  outlet?: string;
};

/** More lines than this are no front matter. */
const MOST = 200;
const GUEST_KEYS = ['guest', 'guests', 'interviewee', 'interviewees', 'speaker', 'speakers'];
const HOST_KEYS = ['host', 'hosts', 'interviewer', 'interviewers'];
/** Keys of front matter and heads that name for whom a talk was given, the surest first. */
export const OUTLET_KEYS = [
  ...['outlet', 'show', 'podcast', 'programme', 'program', 'publication', 'newspaper', 'magazine', 'broadcaster'],
  ...['station', 'network', 'channel', 'series'],
];
const AUTHOR_KEYS = ['author', 'authors', 'by', 'byline'];
const DATE_KEYS = ['date', 'recorded', 'recorded_on', 'recording_date', 'interview_date', 'aired', 'air_date', 'day'];

/** The front matter of a file, if it begins with one; what is not YAML still counts, and tells nothing. */
export function frontMatterOf(lines: readonly Line[]): FrontMatter | undefined {
  if (!/^\ufeff?---$/.test(lines[0]?.text ?? '')) return undefined;
  const end = lines.slice(1, MOST).findIndex(({ text }) => /^(?:---|\.\.\.)$/.test(text)) + 1;
  if (end < 1) return undefined;
  const inner = lines.slice(1, end);
  if (!inner.some(({ text }) => /^[\p{L}_][\p{L}\p{N}_ -]{0,40}:(?:\s|$)/u.test(text))) return undefined;
  const data = readYaml(inner);
  const text = (...keys: string[]) => keys.map((key) => data[key]).find((value) => typeof value === 'string');
  const dated = DATE_KEYS.flatMap((key) => inner.filter((line) => line.text.toLowerCase().startsWith(`${key}:`)))[0];
  return {
    lines: end + 1,
    ...(text('title') && { title: text('title') }),
    ...(dated && { date: { start: dated.start, end: dated.end } }),
    guests: GUEST_KEYS.flatMap((key) => namesIn(data[key])),
    hosts: HOST_KEYS.flatMap((key) => namesIn(data[key])),
    ...(text(...OUTLET_KEYS) && { outlet: text(...OUTLET_KEYS) }),
    authors: AUTHOR_KEYS.flatMap((key) => namesIn(data[key])),
    ...(text('media', 'audio', 'video') && { media: text('media', 'audio', 'video') }),
  };
}

function readYaml(lines: readonly Line[]): Record<string, unknown> {
  try {
    const indented = lines.map(({ text, indent }) => ' '.repeat(indent) + text);
    const value: unknown = parse(indented.join('\n'), { schema: 'failsafe', maxAliasCount: 10, logLevel: 'silent' });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner]));
  } catch {
    return {};
  }
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value === 'object' && value !== null && 'name' in value) return namesIn(value.name);
  if (typeof value !== 'string') return [];
  return value
    .split(/[,;]|\s(?:and|&)\s/u)
    .map((name) => name.trim())
    .filter(Boolean);
}
