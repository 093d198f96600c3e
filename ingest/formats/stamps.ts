/** Times in a recording as people and programs write them, and lines that hold nothing else. */

const DAY = String.raw`(?:(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})[T\s,]{1,2})`;
const OF_DAY = String.raw`(?:\s?[AaPp]\.?\s?[Mm]\b\.?)`;
const CLOCK = String.raw`${DAY}?\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,6})?Z?${OF_DAY}?`;
const ZONE = String.raw`(?:\s?[A-Z]{2,4})?`;
const HOURS = String.raw`(?:\d{1,2}\s?h(?:ours?|rs?)?\s?)?`;
const MINUTES = String.raw`\d{1,3}\s?m(?:in(?:ute)?s?)?`;
const SECONDS = String.raw`\d{1,2}\s?s(?:ec(?:ond)?s?)?`;
const BARE_SECONDS = String.raw`\d{1,5}(?:\.\d{1,3})?\s?s(?:ec)?`;
const BETWEEN = String.raw`\s{0,2}(?:-->|->|[-\u2010-\u2015/]|to)\s{0,2}`;
const span = (one: string) => `${one}(?:${BETWEEN}${one})?`;

/** "00:01:02", "1:02.5", "10:05 AM", "11m 32s", or two of them with an arrow or dash between. */
export const STAMP = span(`(?:${CLOCK}|${HOURS}${MINUTES}\\s?${SECONDS})`);
/** A stamp or seconds in brackets, which Markdown may have escaped or linked. */
export const BRACKETED_STAMP = String.raw`\\?[[(<{]\s?\(?${span(`(?:${CLOCK}|${HOURS}${MINUTES}(?:\\s?${SECONDS})?|${BARE_SECONDS})`)}\)?\s?\\?[\])>}](?:\(https?://[^\s()]{1,300}\))?`;

/** "(02:10):" goes on with a speaker whose label with its colon stands above. */
const BRACKETED_AT_START = new RegExp(String.raw`^(?:${BRACKETED_STAMP}\s*)+(?::(?:\s+|$))?`, 'u');
const NOTHING_ELSE = new RegExp(
  String.raw`^(?:[-*\u2022]\s)?(?:\*\*|__)?(?:time(?:code|stamp)?:?\s?)?(?:${BRACKETED_STAMP}|(?:(?:the\s)?(?:end|begin|start)\s{1,40})?(?:${STAMP}|${HOURS}${MINUTES})${ZONE})(?:\*\*|__)?$`,
  'iu',
);
const PAGE =
  /^[-–—[(\s]{0,4}(?:(?:page|pg\.?|p\.|seite|s\.|página|pagina|side|sida|strona|strana|стр(?:аница|\.)?|第)\s?\d{1,4}(?:\s?(?:of|von|de|di|av|af|из|\/)\s?\d{1,4})?\s?页?|\d{1,4}\s?\/\s?\d{1,4}|[-–—]\s?\d{1,4}\s?[-–—])[-–—\])\s]{0,4}$/iu;

/** "Break: [21:37]": says what is heard and when. */
const INTERLUDE = new RegExp(
  String.raw`^[\s*_[(]{0,4}(?:(?:commercial|ad|music)\s)?(?:break|advertisement|sponsor|commercial|music|intro|outro|jingle|theme)[\s*_:.\])]{0,5}(?:${BRACKETED_STAMP})?[\s*_]{0,4}$`,
  'iu',
);

/** A stamp in brackets within a line's words: words stand on both sides of it. */
export const STAMP_WITHIN = new RegExp(String.raw`(?<=\S)\s{0,3}(?<stamp>${BRACKETED_STAMP})(?=\s{0,3}\S)`, 'gu');

const CLOCK_FIRST = new RegExp(String.raw`^${CLOCK}(?=\s|$)`, 'u');
/** Code units of a time without brackets that a text begins with. */
export const clockAtStart = (text: string): number => CLOCK_FIRST.exec(text.slice(0, 60))?.[0].length ?? 0;

/** Code units of the bracketed stamps that a text begins with, with the white space after them. */
export const stampsAtStart = (text: string): number => BRACKETED_AT_START.exec(text.slice(0, 200))?.[0].length ?? 0;

/** Whether a line is a time, a span of times or a page number and nothing else. */
export function isStampLine(text: string): boolean {
  return text.length <= 100 && (NOTHING_ELSE.test(text) || PAGE.test(text) || INTERLUDE.test(text));
}

/**
 * Seconds into the recording of the first stamp in a text: "00:01:02,5" is 62.5, "1:02" 62, "11m 32s" 692. A comma is a
 * decimal mark, and its digits are a fraction however many they are. A time of day is none of a recording.
 */
export function secondsOf(text: string): number | undefined {
  if (new RegExp(`${DAY}|\\d${OF_DAY}`, 'u').test(text)) return undefined;
  const clock = /(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,6}))?/.exec(text);
  if (clock) {
    const [, a, b, c, fraction] = clock;
    const whole = c === undefined ? Number(a) * 60 + Number(b) : Number(a) * 3600 + Number(b) * 60 + Number(c);
    return whole + (fraction ? Number(`0.${fraction}`) : 0);
  }
  const units = /(?:(\d{1,2})\s?h\w*\s?)?(\d{1,3})\s?m\w*(?:\s?(\d{1,2})\s?s)?/.exec(text);
  const bare = /(?<![\d.])(\d{1,5}(?:\.\d{1,3})?)\s?s/.exec(text);
  if (!units) return bare ? Number(bare[1]) : undefined;
  return Number(units[1] ?? 0) * 3600 + Number(units[2]) * 60 + Number(units[3] ?? 0);
}
