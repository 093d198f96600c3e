/** Sources as CSL-JSON. Names stand whole: where a family name begins is not known of every name. */
import type { Cited } from './cited.ts';
import { noteOf } from './cited.ts';

/** @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export function toCslJson(sources: readonly Cited[]): string {
  const items = sources.map((cited) => {
    const { interviewee, title, outlet, date, language } = cited.interview;
    const days = date.from === date.to ? [date.from] : [date.from, date.to];
    return {
      id: cited.key,
      type: 'interview',
      title,
      author: [{ literal: interviewee }],
      // Not as `interviewer`: converters drop it.
      note: noteOf(cited),
      publisher: outlet,
      issued: { 'date-parts': days.map((day) => day.split('-').map(Number)) },
      language,
      URL: cited.quotes[0]!.url,
    };
  });
  return JSON.stringify(items, null, 2);
}
