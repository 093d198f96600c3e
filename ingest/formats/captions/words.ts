/** The words of a cue, without tags and references, parted where another voice begins. */
import { decodeHTML } from 'entities';
import type { Cue } from './cues.ts';

/** One line of a cue, or the part of it that one voice speaks. */
export type Run = { text: string; voice?: string; number: number; cue: number };

/** Tags that captions know; anything else in angle brackets is words. */
const TAG =
  /<(?<close>\/)?(?:(?<name>v|lang|font|c)(?<classes>\.[^\s<>]{0,80})?(?:\s(?<rest>[^<>]{0,300}))?|(?<plain>b|i|u|s|ruby|rt|em|strong|span|br)(?:\.[^\s<>]{0,80})?(?:\s[\w:-]{1,30}\s?=[^<>]{0,300})?)\s{0,3}\/?>|<\d{1,3}:[\d:.,]{2,20}>/giu;
/** "{\an8}", "{\i1}", "{y:i}", "{i}": positions and styles of SubStation Alpha, MicroDVD and SubRip. */
const OVERRIDE = /\{(?:\\[^{}]{1,200}|[a-zA-Z]{1,2}:[^{}]{0,40}|\/?[bius])\}/gu;
const LINE_BREAK = /\[br\]|\\N/gu;

/** @param cue its index; goes into each run */
export function runsOf({ lines, speaker }: Cue, cue: number): Run[] {
  const runs: Run[] = [];
  let voice: string | undefined = speaker;
  for (const { text, number } of lines) {
    let words = '';
    let from = 0;
    const flush = () => {
      const clean = plain(words);
      if (clean !== '') runs.push({ text: clean, number, cue, ...(voice && { voice }) });
      words = '';
    };
    const line = text.replace(OVERRIDE, '').replace(LINE_BREAK, ' ');
    for (const tag of line.matchAll(TAG)) {
      words += line.slice(from, tag.index);
      from = tag.index + tag[0].length;
      const { close, name, plain: style, classes, rest } = tag.groups ?? {};
      if (style?.toLowerCase() === 'br') words += ' ';
      if (name?.toLowerCase() !== 'v') continue;
      flush();
      voice = close ? undefined : plain(rest ?? '') || plain((classes ?? '').replaceAll('.', ' ')) || undefined;
    }
    words += line.slice(from);
    flush();
  }
  return runs.flatMap(partedAtChevrons);
}

/** References decoded, white space made single spaces, direction marks and the like left out. */
export const plain = (text: string): string =>
  (text.includes('&') ? decodeHTML(text) : text)
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** "No. >> Even now? >> Yes." is three voices; a line that begins with a dash may hold a second one. */
function partedAtChevrons(run: Run): Run[] {
  if (run.voice) return [{ ...run, text: run.text.replace(/^(?:>{2,3}|[-\u2010-\u2015](?=\s?\p{Lu}))\s?/u, '') }];
  const cut = run.text.replace(/(?<=[\p{P}\u266a])\s(?=>{2,3}\s?[\p{L}"“'‘[(¿¡\u266a])/gu, '\n');
  const dashed = /^[-\u2010-\u2015]/u.test(cut)
    ? cut.replace(/(?<=[.!?\u2026]["\u201d\u2019)]?)\s(?=[-\u2010-\u2015]\s?\p{Lu})/gu, '\n')
    : cut;
  return dashed.split('\n').map((text) => ({ ...run, text }));
}
