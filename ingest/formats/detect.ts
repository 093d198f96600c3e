/** What a file is, by what is in it, whatever its name says. */
import type { SourceFormat } from '../schema.ts';

/** Files of text that are no transcripts, or of kinds that are not read, and the way out. */
const UNREAD: { starts: RegExp; what: string; way: string }[] = [
  {
    starts: /^SPEAKER \S{1,200} \d+ [\d.]+ [\d.]+ /u,
    what: 'RTTM: it says when each voice speaks, not what',
    way: 'Join it with the words (WhisperX and others do) and add the result as JSON or captions',
  },
  {
    starts: /^(?:\S{1,200} [\dAB]{1,2} \d{1,6}\.\d{1,3} \d{1,6}\.\d{1,3} \S{1,100}(?: [\d.]{1,8})?\s*\n){3}/u,
    what: 'CTM: single words with times and no speakers',
    way: 'Join it with who speaks and add the result as JSON or captions',
  },
  {
    starts: /^(?:\{\d+\}){2}/u,
    what: 'MicroDVD subtitles, timed by frames',
    way: 'Export them as SubRip or WebVTT and add that',
  },
];

/** What a text is that cannot be read as a transcript, with the way out; nothing where it can. */
export function unreadable(text: string): { what: string; way: string } | undefined {
  const start = text.slice(0, 5_000).replace(/^[\ufeff\s]+/u, '');
  return UNREAD.find((one) => one.starts.test(start));
}

/** A text that is none of these is `dialogue`. Only the beginning of the text is looked at. */
export function detectText(text: string): SourceFormat {
  const start = text.slice(0, 200_000).replace(/^[\ufeff\s]+/u, '');
  if (/^WEBVTT(?:[\s-]|$)/u.test(start)) return 'webvtt';
  if (/^\[Script Info\]/iu.test(start)) return 'substation';
  if (/^[{[]/.test(start) && (isJson(text) || isJsonLines(text))) return 'json';
  if (/^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:\w+:)?tt[\s>]/su.test(start)) return 'ttml';
  if (isHtml(start)) return 'html';
  const lines = start.split(/\r\n|\n|\r/).slice(0, 2_000);
  const count = (pattern: RegExp) => lines.filter((line) => line.length < 200 && pattern.test(line)).length;
  const cues = count(/^\s*(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,:]\d{0,6})?\s*-->\s*(?:\d{1,4}:)?\d{1,3}:\d{1,2}/u);
  const numbered = lines.filter((line, i) => /^\s*\d+\s*$/.test(line) && lines[i + 1]?.includes('-->')).length;
  if (cues > 0 && numbered >= cues * 0.5) return 'subrip';
  if (count(/^\d{1,2}:\d{2}:\d{2}\.\d{1,3},\d{1,2}:\d{2}:\d{2}\.\d{1,3}$/u) > 0) return 'sbv';
  if (
    cues > 1 &&
    lines.filter((line, i) => line.includes('-->') && startsParted(lines, i)).length > cues * 0.5 &&
    !namesFollowTimes(lines)
  )
    return 'subrip';
  return isTable(lines) ? 'csv' : 'dialogue';
}

const startsParted = (lines: readonly string[], i: number) => i === 0 || lines[i - 1]!.trim() === '';

/** Exports of meetings put a span of times over a name and the words: plain text with labels. */
const namesFollowTimes = (lines: readonly string[]) => {
  const after = lines.flatMap((line, i) => (line.includes('-->') ? [lines[i + 1]?.trim() ?? ''] : []));
  return (
    after.length > 1 &&
    after.filter((line) => /^\p{Lu}[\p{L}\p{M}.'’ -]{1,40}$/u.test(line)).length > after.length * 0.7
  );
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

/** One JSON object a line, two lines or more. */
export function isJsonLines(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/u.test(line) && isJson(line));
}

function isHtml(start: string): boolean {
  if (/^(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html[\s>])/iu.test(start)) return true;
  const tags =
    start
      .slice(0, 20_000)
      .match(/<\/?(?:p|div|span|table|tr|td|body|head|h[1-6]|ul|li|section|article|dl|dt|dd)[\s>/]/giu)?.length ?? 0;
  return /^</.test(start) && tags >= 6;
}

/** The names by which tables head a column of speakers and one of words, folded. */
export const SPEAKER_COLUMNS = [
  'speaker',
  'speaker name',
  'speakername',
  'name',
  'who',
  'author',
  'participant',
  'sprecher',
  'role',
  'person',
  'talker',
];
export const WORDS_COLUMNS = [
  'text',
  'words',
  'transcript',
  'transcription',
  'content',
  'utterance',
  'body',
  'sentence',
  'message',
  'caption',
  'speech',
  'line',
  'quote',
];
export const DELIMITERS = [',', ';', '\t', '|'];

/** A first line that names both columns, parted by the same character. */
function isTable(lines: readonly string[]): boolean {
  const head = lines.find((line) => line.trim() !== '') ?? '';
  return DELIMITERS.some((delimiter) => {
    const cells = head
      .split(delimiter)
      .map((cell) => cell.replace(/["']/g, '').trim().toLowerCase().replaceAll('_', ' '));
    return cells.some((cell) => SPEAKER_COLUMNS.includes(cell)) && cells.some((cell) => WORDS_COLUMNS.includes(cell));
  });
}
