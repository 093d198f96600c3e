/** Why there is no answer, in plain words, with the nearest passages offered as such. */
import { dayInWords } from '../../../ingest/text/calendar.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { Retrieval } from '../retrieve/passage-retriever.ts';
import type { Understanding } from '../understand/understand.ts';
import type { AnswerDependencies, Draft } from './draft.ts';
import { quoteSpans } from './quote-spans.ts';
import { attribution } from './words.ts';

const NEAREST = 3;
/** How much nearer an answered question may be than one with a false premise for the premise to be named. */
const PREMISE_WITHIN = 0.05;
/** And how near that one must be: on the dev split false premises are at 0.64 and more, questions on something else below. */
const PREMISE_LEAST = 0.6;

const noAnswer = (reason: string): Draft => ({ status: 'no_answer', reason, answer: '', citations: [] });

/** No second sentence is likely enough. */
const ONE_SENTENCE = { least: 2, characters: 0 };

/** Refusals that need no search. */
export function refusal({ kind, outOfScope }: Understanding): Draft | undefined {
  switch (kind.kind) {
    case 'instruction':
      return noAnswer(
        'This reads as an instruction to the program. It only finds and quotes what was said in the interviews; ask what was said about something.',
      );
    case 'other-language':
      return noAnswer(
        `The transcripts are in English and are searched in English${kind.language ? `; this looks like ${kind.language}` : ''}. Please ask in English.`,
      );
    case 'nonsense':
      return noAnswer(
        'There is no question in this that the transcripts could answer. Ask what was said about something.',
      );
    default:
      return outOfScope && { ...noAnswer(wordingOf(outOfScope)), refusal: outOfScope };
  }
}

/** After a search that did not find enough. */
export async function unanswered(
  { library, store, vocabulary }: AnswerDependencies,
  understanding: Understanding,
  retrieval: Retrieval,
): Promise<Draft> {
  const { ranked, doubts } = retrieval;
  if (ranked.length === 0) return noAnswer('No passage fits these filters. Remove one of them.');
  const question = Math.max(...ranked.slice(0, 5).map((r) => r.features.question));
  const premise = [...doubts.premise.scores][0];
  const near = premise?.[1][0] ?? 0;
  const isPremise = understanding.intent.loaded && near >= PREMISE_LEAST && near >= question - PREMISE_WITHIN;
  const contradicted = isPremise ? premise?.[0] : undefined;
  const entries = ranked.map((r) => r.entry);
  if (contradicted !== undefined) {
    const first = library.passages[contradicted]!;
    const nearest = [first, ...entries.filter((e) => e !== first)].slice(0, NEAREST);
    const { speaker, role } = first.turn;
    const where = attribution({ speaker, role, interview: library.toRef(first.interview) }, library.shortName);
    const [said] = await quoteSpans(
      { store, vocabulary },
      understanding.intent,
      retrieval,
      [first],
      () => ONE_SENTENCE,
    );
    const words = library.slice(first.interview, said!);
    return {
      ...noAnswer(
        `The question takes something for granted that the transcripts do not bear out. ${where}: “${words}”`,
      ),
      nearest: nearest.map((entry) => library.toResult(entry, 0)),
    };
  }
  const nearest = ranked.slice(0, NEAREST).map(({ entry, score }) => library.toResult(entry, score));
  const [name] = understanding.unknownNames;
  const reason = name
    ? `The transcripts never mention “${name}”. The nearest passages are below; they do not answer the question.`
    : 'The transcripts do not seem to answer this. The nearest passages are below, as such.';
  return { ...noAnswer(reason), nearest };
}

/** A refusal in English. */
function wordingOf({ code, params }: Refusal): string {
  if (code === 'no_such_outlet') return `There is no interview with ${params.outlet} in this collection.`;
  const { asked, from, to } = params;
  return `The interviews here are from ${dayInWords(String(from))} to ${dayInWords(String(to))}; nothing in them is from ${asked}.`;
}
