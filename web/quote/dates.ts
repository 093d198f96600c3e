import type { InterviewRef } from '../../server/contract/contract.ts';
import { isDated } from '../../server/contract/references/reference.ts';

type Days = { from: string; to: string; basis?: InterviewRef['date']['basis'] };
type Month = 'long' | 'short';

const between: Record<string, (a: string, b: string) => string> = {
  en: (a, b) => `between ${a} and ${b}`,
  de: (a, b) => `zwischen ${a} und ${b}`,
  ru: (a, b) => `между ${a} и ${b}`,
};

const unknown: Record<string, string> = { en: 'date unknown', de: 'Datum unbekannt', ru: 'дата неизвестна' };

/** English without a country stands for day before month. */
const tagOf = (lang: string): string => (lang === 'en' ? 'en-GB' : lang);

const formatter = (lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(tagOf(lang), { timeZone: 'UTC', ...options });

/**
 * When an interview was: "9 October 2020", or where the source does not state the day "between 9 and 12 October 2020".
 * Days without a basis are a span: "2 October – 6 November 2020".
 */
export function formatDate({ from, to, basis }: Days, lang: string, month: Month = 'long'): string {
  if (!isDated({ from, to })) return unknown[lang.split('-')[0]!] ?? unknown.en!;
  const [a, b] = [new Date(from), new Date(to)];
  const whole = formatter(lang, { day: 'numeric', month, year: 'numeric' });
  if (from === to) return whole.format(a);
  const join = between[lang.split('-')[0]!];
  if (basis !== 'bounded' || !join) return whole.formatRange(a, b);
  if (from.slice(0, 4) !== to.slice(0, 4)) return join(whole.format(a), whole.format(b));
  const dayFirst = tagOf(lang) !== 'en-US';
  const sameMonth = dayFirst && from.slice(0, 7) === to.slice(0, 7);
  const day = `${a.getUTCDate()}${lang === 'de' ? '.' : ''}`;
  return join(sameMonth ? day : formatter(lang, { day: 'numeric', month }).format(a), whole.format(b));
}

/** For an axis, without the year: "9 Oct", "9–12 Oct". */
export function formatDay({ from, to }: Days, lang: string): string {
  if (!isDated({ from, to })) return '?';
  const format = formatter(lang, { day: 'numeric', month: 'short' });
  return from === to ? format.format(new Date(from)) : format.formatRange(new Date(from), new Date(to));
}

/** The source does not state the day: it lies somewhere in the range. */
export const isUncertain = (date: InterviewRef['date']): boolean => date.basis === 'bounded' && isDated(date);

/** A place in a recording: "1:02:03", "4:05". */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, min, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(min)}:${two(s)}` : `${min}:${two(s)}`;
}
