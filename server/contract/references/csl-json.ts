/** Sources as CSL-JSON, which citation styles and reference managers read. */
import { isDated, noteOf, type Reference } from './reference.ts';

/** @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export function toCslJson(references: readonly Reference[]): string {
  const items = references.map((reference) => {
    const { title, outlet, date, language, interviewers = [] } = reference.interview;
    const days = date.from === date.to ? [date.from] : [date.from, date.to];
    return {
      id: reference.key,
      type: 'interview',
      title,
      ...(reference.author && { author: [{ literal: reference.author }] }),
      // In the note, too: some converters drop it.
      ...(interviewers.length > 0 && { interviewer: interviewers.map((literal) => ({ literal })) }),
      note: noteOf(reference),
      publisher: outlet,
      ...(isDated(date) && { issued: { 'date-parts': days.map((day) => day.split('-').map(Number)) } }),
      language,
      URL: reference.quotes[0]!.url,
    };
  });
  return JSON.stringify(items, null, 2);
}
