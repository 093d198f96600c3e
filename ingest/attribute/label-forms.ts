/**
 * The ways in which transcripts write a speaker's name before what is said, each a named form. A form only says where a
 * name could stand; whether it is a speaker's is decided over the whole interview (`speakers.ts`, `labels.ts`).
 */
import { BRACKETED_STAMP, clockAtStart, STAMP, secondsOf, stampsAtStart } from '../formats/stamps.ts';
import { isNameLike } from './names.ts';

/** What a line could begin with. Lengths are code units of the line's text. */
export type Candidate = {
  form: FormName;
  /** The name as written, without qualifier, time and emphasis. */
  name: string;
  /** What stands in brackets or after a comma behind the name: "voice-over", "AJ", "engineer". */
  qualifier?: string;
  /** Seconds in the recording. */
  time?: number;
  /** The mark, with the white space after it. */
  length: number;
  /** Nothing follows on the line. */
  alone: boolean;
  /** It is written in capitals, Markdown or brackets, with a time, or alone: not how a sentence begins. */
  set: boolean;
};

export const FORM_NAMES = ['colon', 'time', 'stop', 'bracket', 'heading', 'bold', 'alone', 'letter', 'parted'] as const;
export type FormName = (typeof FORM_NAMES)[number];

/** A longer beginning of a line is no label. */
const REACH = 200;
const HIDDEN = String.raw`\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff`;
const INVISIBLE = `[${HIDDEN}]`;
/** One class: U+FEFF is white space, too, and an alternation would try each in two ways. */
const BLANK = String.raw`[\s${HIDDEN}]`;
/** A block quote's mark may stand before all. */
const LEAD = `^(?:>\\s)?${BLANK}*`;
const EMPHASIS = String.raw`(?:\*{1,3}|_{1,3})`;
const NAME = String.raw`(?<name>[^\s${HIDDEN}:：\n\t|[\]()<>*#@\\](?:[^:：\n\t|[\]()<>*\\]{0,58}[^\s:：\n\t|[\]()<>*\\_])?)`;
const QUALIFIER = String.raw`${BLANK}{0,3}(?:[([](?<qualifier>[^()[\]\n]{1,60})[)\]])?`;
const TIME = `(?:${BRACKETED_STAMP}|@?${STAMP})`;
/** "Q101 Name:": committees number their questions. */
const NUMBERED = String.raw`(?:Q\d{1,4}[.)]?\s{1,3})?`;
/** The shortest that can be a name: dashes may follow later on the line, too. */
const SHORT_NAME = String.raw`(?<name>\p{L}[^:：\n\t|[\]()<>*\\]{0,58}?)`;
const OFFICE =
  '(?:The|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Chair|Chairman|Chairwoman|Chairperson|Senator|Representative|Congressman|Congresswoman|Delegate|Secretary|General|Admiral|Colonel|Judge|Justice|Ambassador|Governor|Mayor|Commissioner|Director|Vice|Ranking|Deputy|Under|Assistant|Acting)';

const END = `${BLANK}*$`;

const pattern = (...parts: string[]) => new RegExp(LEAD + parts.join(''), 'u');

const FORMS: { form: FormName; set: boolean; patterns: RegExp[] }[] = [
  {
    form: 'colon',
    set: false,
    patterns: [
      // [00:01:02] **Name (role) 00:01:02:**
      pattern(
        String.raw`(?:(?<before>${TIME})[\s,;\u2010-\u2015-]{0,4})?${NUMBERED}(?<open>${EMPHASIS})?(?<bracket>[[(<])?`,
        NAME,
        String.raw`(?<role>,\s[^:：\n]{1,120})?[\])>]?${QUALIFIER}(?:\s?\((?<more>[^()\n]{1,40})\))?(?:\s{0,3}[,\u2010-\u2015-]?\s{0,3}(?<!\d)(?<after>${TIME}))?`,
        String.raw`\s{0,2}${EMPHASIS}?\s{0,2}(?:\u200f|\u200e)?(?:\\?:${EMPHASIS}?(?=\s|$|["'“«]|(?=\p{L})(?<!\d:))|：${EMPHASIS}?)`,
      ),
    ],
  },
  {
    form: 'time',
    set: true,
    patterns: [
      // Name – 00:01:02, [Name] 00:01:02, **Name** (00:01:02) words
      pattern(
        String.raw`(?:#{1,6}\s+)?(?<open>${EMPHASIS})?[[(]?`,
        NAME,
        String.raw`[\])]?${QUALIFIER}\s{0,2}${EMPHASIS}?\s{0,4}[,|\u2010-\u2015-]?\s{0,4}(?<!\d)(?<after>${TIME})\s?${EMPHASIS}?(?:\s{0,2}[:：]|(?=\s|$))`,
      ),
      // 00:01:02 Name
      pattern(
        String.raw`(?:#{1,6}\s+)?(?<before>${TIME})[\s,;|\u2010-\u2015-]{1,4}(?<open>${EMPHASIS})?[[(]?`,
        NAME,
        String.raw`[\])]?${QUALIFIER}${EMPHASIS}?${END}`,
      ),
    ],
  },
  {
    form: 'stop',
    set: false,
    patterns: [
      // Mr. SMITH of Ohio. The Chairman.
      pattern(
        String.raw`(?<name>(?:${OFFICE}\.?\s){1,3}\p{Lu}[\p{L}\p{M}'’-]{1,30}(?:\s\p{Lu}[\p{L}\p{M}.'’-]{1,30}){0,2})(?:\s(?:of|from)\s\p{Lu}\p{L}{1,20}(?:\s\p{Lu}\p{L}{1,20})?)?${QUALIFIER}\.(?=\s{1,3}[\p{Lu}\p{N}"“‘([])`,
      ),
    ],
  },
  {
    form: 'heading',
    set: true,
    patterns: [pattern(String.raw`#{1,6}\s+${EMPHASIS}?`, NAME, String.raw`${QUALIFIER}${EMPHASIS}?\s?#*${END}`)],
  },
  {
    form: 'bracket',
    set: true,
    patterns: [
      pattern(
        String.raw`(?:(?<before>${TIME})\s{0,3})?${EMPHASIS}?(?:\[(?<inner>[^\][()\n]{1,60})\]|\((?<round>[^\][()\n]{1,60})\)|<(?<angle>[^<>\n]{1,40})>)${EMPHASIS}?(?:\s|$)`,
      ),
    ],
  },
  {
    form: 'bold',
    set: true,
    patterns: [
      pattern(
        String.raw`(?:(?<before>${TIME})\s{1,3})?(?<open>\*\*|__)`,
        NAME,
        String.raw`${QUALIFIER}[.,]?(?:\*\*|__)(?:\s{0,3}[\u2010-\u2015-])?(?=\s|$)`,
      ),
    ],
  },
  {
    form: 'letter',
    set: true,
    patterns: [
      /^\s*(?:\*{1,3}|_{1,3})?(?<name>[QA])(?<number>\d{0,3})(?:[.)](?:\*{1,3}|_{1,3})?(?=\s|\p{L}|["“‘])|(?:\*{1,3}|_{1,3})(?=\s)|(?=\t|\s{2,}\S)|\s{1,2}(?=[\u2010-\u2015-]\s)[\u2010-\u2015-]|(?<=Q)\s(?=[\p{Lu}("“\u2026]))/u,
    ],
  },
  {
    form: 'parted',
    set: true,
    patterns: [pattern(SHORT_NAME, String.raw`(?:\t|\s{0,3}[|\u2013\u2014]\s{0,3}|\s?-{1,2}\s|\s?\|\s?|\s{3,})(?=\S)`)],
  },
  { form: 'alone', set: true, patterns: [pattern(NAME, `${QUALIFIER}${END}`)] },
];

/** All that a line could begin with, the likeliest first. Linear in the line: no more than its beginning is looked at. */
export function candidatesOf(text: string): Candidate[] {
  const start = text.slice(0, REACH);
  return FORMS.flatMap(({ form, set, patterns }) => {
    for (const one of patterns) {
      const found = one.exec(start);
      const candidate = found && toCandidate(found, form, set, text);
      if (candidate) return [candidate];
    }
    return [];
  });
}

function toCandidate(found: RegExpExecArray, form: FormName, set: boolean, text: string): Candidate | undefined {
  const groups = found.groups ?? {};
  const written = (groups.inner ?? groups.round ?? groups.angle ?? groups.name ?? '')
    .replace(new RegExp(INVISIBLE, 'gu'), '')
    .trim();
  const [name = '', ...rest] = `${written}${groups.role ?? ''}`.split(
    /,\s*(?!(?:Jr|Sr|II|III|IV|PhD|Ph\.D|MD|M\.D|Esq)\b)/u,
  );
  if (name === '') return undefined;
  // "The Minister for Trade (Elena Ortega):" names the office and who holds it.
  const holder = /^The\s/u.test(name) && groups.qualifier?.includes(' ') && isNameLike(groups.qualifier);
  // "Q So, to be clear: …" is a question.
  if (form !== 'letter' && /^Q\s/u.test(name)) return undefined;
  // "Fri, Mar 05, 2021 10:01AM" is a day.
  if (form === 'time' && rest.some((part) => /\b(?:19|20)\d{2}\b/.test(part))) return undefined;
  // "Name (00:05)": what stands in brackets is a time.
  const inBrackets = groups.qualifier !== undefined && new RegExp(`^\\s*${STAMP}\\s*$`, 'u').test(groups.qualifier);
  const qualifier = (inBrackets ? undefined : groups.qualifier) ?? (rest.length > 0 ? rest.join(', ') : undefined);
  const timed = groups.before ?? groups.after ?? (inBrackets ? groups.qualifier : undefined);
  if (form === 'colon' && timed === undefined && /\d$/.test(name) && /^\d/.test(text.slice(found[0].length)))
    return undefined;
  if ((form === 'alone' || form === 'parted') && (rest.length > 0 || /[.,;]$/u.test(written))) return undefined;
  let length = found[0].length;
  const stamps = stampsAtStart(text.slice(length).trimStart());
  if (stamps > 0) length += text.slice(length).length - text.slice(length).trimStart().length + stamps;
  // "Name: 00:01:02" on a line of its own.
  const clock = form === 'colon' ? clockAtStart(text.slice(length).trimStart()) : 0;
  if (clock > 0 && text.slice(length).trim().length === clock) length = text.length;
  const after = text.slice(length);
  length += after.length - after.trimStart().length;
  const alone = text.slice(length).trim() === '';
  // A long description stands on a line of its own; before words it is a sentence's.
  if (rest.length > 0 && !alone && written.split(/\s+/).length + (groups.role?.split(/\s+/).length ?? 0) > 8)
    return undefined;
  const time = timed ?? (stamps > 0 || (clock > 0 && alone) ? text.slice(found[0].length, length) : undefined);
  return {
    form,
    name: (holder ? groups.qualifier! : name)
      .replace(/(?<![\s*_,|\u2010-\u2015-])[\s*_,|\u2010-\u2015-]+$/u, '')
      .trim(),
    ...(qualifier && { qualifier: qualifier.trim() }),
    ...(time !== undefined && { time: secondsOf(time) }),
    length,
    alone,
    set: set || timed !== undefined || groups.open !== undefined || groups.bracket !== undefined,
  };
}
