/** Every refusal in English. None says that whoever asks is wrong. */
import { dayInWords } from '../../../ingest/text/calendar.ts';
import type { Params, Refusal, RefusalCode } from '../../contract/refusals.ts';
import type { Wants } from '../understand/understanding.ts';

/** What is missing, by the kind of thing that was asked for. */
const MISSING: Readonly<Record<Wants, string>> = {
  number: 'A number for this',
  money: 'A sum of money for this',
  length: 'A size or distance for this',
  age: 'An age for this',
  year: 'A day or year of this',
  name: 'The name that is asked for',
  place: 'The place that is asked for',
  reason: 'A reason for this',
  yes_no: 'What is asked',
};

const WORDING: Readonly<Record<RefusalCode, (params: Params) => string>> = {
  not_answered: () => 'The transcripts do not seem to answer this. The nearest passages are below, as such.',
  detail_not_said: ({ wants }) => `${MISSING[String(wants) as Wants] ?? 'What is asked'} is not said.`,
  no_such_statement: () => 'No such statement was found.',
  unknown_name: ({ name }) =>
    `The transcripts never mention “${name}”. The nearest passages are below; they do not answer the question.`,
  no_such_speaker: ({ name, spokenOf, speakers, more }) =>
    [
      `No one called “${name}” speaks in these transcripts${spokenOf ? `; others speak of ${spokenOf}, in words of their own` : ''}.`,
      whoAnswers(Array.isArray(speakers) ? speakers.map(String) : [], Number(more ?? 0)),
    ]
      .filter(Boolean)
      .join(' '),
  no_such_outlet: ({ outlet }) => `There is no interview with ${outlet} in this collection.`,
  outside_period: ({ asked, from, to }) =>
    from && to
      ? `The interviews here are from ${dayInWords(String(from))} to ${dayInWords(String(to))}; nothing in them is from ${asked}.`
      : `Nothing in the interviews here is from ${asked}.`,
  nothing_in_filters: () => 'No passage fits these filters. Remove one of them.',
  absent_in_filters: ({ elsewhere }) =>
    `Nothing on this is said within these filters.${Array.isArray(elsewhere) && elsewhere.length > 0 ? ` Without them it is, in ${elsewhere.length === 1 ? 'one interview' : `${elsewhere.length} interviews`}.` : ''}`,
  nothing_more: () => 'Nothing more on this was found than has been quoted.',
  instruction: () =>
    'This reads as an instruction to the program. It only finds and quotes what was said in the interviews; ask what was said about something.',
  other_language: ({ language }) =>
    `The transcripts are in English and are searched in English${language ? `; this looks like ${language}` : ''}. Please ask in English.`,
  nonsense: () => 'There is no question in this that the transcripts could answer. Ask what was said about something.',
  unverified: () => 'The answer could not be verified against the transcripts, so it is not shown.',
};

const AND = new Intl.ListFormat('en');

function whoAnswers(speakers: readonly string[], more: number): string {
  if (speakers.length === 0) return '';
  if (speakers.length === 1 && more === 0) return `The one who answers in them is ${speakers[0]}.`;
  return `Those who answer in them are ${AND.format([...speakers, ...(more > 0 ? [`${more} more`] : [])])}.`;
}

export const wordingOf = ({ code, params }: Refusal): string => WORDING[code](params);
