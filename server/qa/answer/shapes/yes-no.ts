/** Quotes in groups by how the turns open, which is all that is said about the answer. */
import { idf } from '../../../../ingest/index/vocabulary.ts';
import type { HeadBlock } from '../../../contract/blocks.ts';
import type { Citation } from '../../../contract/contract.ts';
import type { Library } from '../../library.ts';
import type { Exchange } from '../exchange.ts';
import { head } from '../heads.ts';
import { type Group, layOut, layOutGroups } from '../lay-out.ts';
import { openingAnswer } from '../opening.ts';
import { questionAnswered } from '../reply-question.ts';
import settings from '../settings.json' with { type: 'json' };
import { countOf } from '../words.ts';
import { candidatesOf, exchangeOf, type Shaped, type ShapeInput, shared } from './shape.ts';

type Answer = 'yes' | 'no' | undefined;

export async function yesNo(input: ShapeInput): Promise<Shaped> {
  const { library } = input;
  const found = await candidatesOf(input, settings.passages.few);
  const shares = shared(input, found, { exchanges: settings.exchanges.yes_no, yesNo: true }).sort(
    (a, b) => a.rank - b.rank,
  );
  if (shares.length === 0) return undefined;
  const exchanges = shares.map((s) => exchangeOf(library, s));
  const answers = exchanges.map((exchange) => answerOf(input, exchange));
  const those = (answer: Answer) => exchanges.filter((_, i) => answers[i] === answer);
  const counts = { yes: interviewsIn(those('yes')), no: interviewsIn(those('no')) };
  if (counts.yes + counts.no === 0) return layOut(library, exchanges);
  // The more frequent answer first; as it is found first where both are as frequent.
  const first =
    counts.no === counts.yes ? answers.find((a) => a !== undefined)! : counts.no > counts.yes ? 'no' : 'yes';
  const second = first === 'no' ? ('yes' as const) : ('no' as const);
  const groups: Group[] = [
    { code: GROUPS[first].code, title: GROUPS[first].title, params: {}, exchanges: those(first) },
    { code: GROUPS[second].code, title: GROUPS[second].title, params: {}, exchanges: those(second) },
    { code: 'other_answers' as const, title: 'Other replies', params: {}, exchanges: those(undefined) },
  ].filter((g) => g.exchanges.length > 0);
  const { blocks, citations } = layOutGroups(library, groups);
  const markersOf = (answer: 'yes' | 'no') =>
    blocks.filter((g) => g.code === GROUPS[answer].code).flatMap((g) => g.blocks.map((b) => b.markers[0]!));
  const line = headOf(library, [first, second], citations, markersOf(first), markersOf(second));
  return blocks.length === 1
    ? { blocks: [line, ...blocks[0]!.blocks], citations }
    : { blocks: [line, ...blocks], citations };
}

const GROUPS = {
  yes: { code: 'answers_yes', title: 'Yes' },
  no: { code: 'answers_no', title: 'No' },
} as const;

/** Turns a question of yes or no round. */
const NEGATES = /\b(?:not|never|no|den(?:y|ies|ied)|refus\p{L}+|reject\p{L}*|\p{L}+n['’]t)\b/iu;
/** Share of the question's terms, by inverse document frequency, that the one answered must hold to be the same. */
const SAME_QUESTION = 0.6;
/** And of the terms of one that needs nothing before it, that must be the question's. */
const SAME_BACK = 0.35;

/** By the turn's own opening words, where they stand first in the exchange and reply to what is asked, not to its opposite. */
function answerOf({ library, vocabulary, retrieval, understanding }: ShapeInput, exchange: Exchange): Answer {
  const { spoken, runs, question } = exchange;
  if (!question?.asks || runs[0]!.start !== spoken.sentences[0]!.start) return undefined;
  const { text: asked, alone } = questionAnswered(question.quote, library.analyze);
  const held = new Set(library.analyze(asked));
  const weight = (terms: readonly string[]) => terms.reduce((sum, term) => sum + idf(vocabulary, term), 0);
  const { terms } = retrieval;
  if (weight(terms.filter((t) => held.has(t))) < SAME_QUESTION * weight(terms)) return undefined;
  const inCommon = weight([...held].filter((t) => terms.includes(t)));
  if (alone && inCommon < SAME_BACK * weight([...held])) return undefined;
  if (NEGATES.test(asked) !== NEGATES.test(understanding.question)) return undefined;
  return openingAnswer(spoken.sentences[0]!.text);
}

const interviewsIn = (exchanges: readonly Exchange[]): number =>
  new Set(exchanges.map((e) => e.spoken.interview.id)).size;

function headOf(
  library: Library,
  [answer, opposite]: readonly ['yes' | 'no', 'yes' | 'no'],
  citations: readonly Citation[],
  markers: number[],
  otherMarkers: number[],
): HeadBlock {
  const of = (some: readonly number[]) => {
    const cited = citations.filter((c) => some.includes(c.marker));
    return { cited, interviews: new Set(cited.map((c) => c.interview.id)).size };
  };
  const [own, other] = [of(markers), of(otherMarkers)];
  const names = new Set(
    [...own.cited, ...other.cited].map((c) =>
      c.role === 'interviewee' ? library.shortName(c.interview.id, c.speaker) : c.speaker,
    ),
  );
  const name = names.size === 1 ? [...names][0]! : '';
  const params = { answer, interviews: own.interviews, others: other.interviews, markers, otherMarkers };
  return head(GROUPS[answer].code, { ...params, ...(name && { name }) }, [
    `${name ? `${name} answers` : 'They answer'} ${answer} in ${countOf(own.interviews, 'interview')} `,
    markers,
    ...(other.interviews > 0 ? [`, ${opposite} in ${countOf(other.interviews, 'interview')} `, otherMarkers] : []),
    '.',
  ]);
}
