/**
 * Which sentences of a turn may not be quoted without which others: rules on the transcript's own words, so that no quote
 * loses what denies it, what it refers to, or what it answers.
 */
import type { Analyze } from '../../../ingest/text/analyze.ts';
import { openingAnswer, opensWithAnswer } from './opening.ts';
import type { SpokenTurn } from './spoken-turn.ts';

export type GlueContext = {
  /** Index terms of the question asked and of the journalist's. */
  asked: ReadonlySet<string>;
  analyze: Analyze;
  /** A yes or a no is asked for. */
  yesNo: boolean;
  /** No more than a word or two that ask nothing stand before the turn: its own "Yeah." or "Right." answers nothing. */
  unprompted?: boolean;
};

/** A stretch of chosen sentences, ends included. */
export type Stretch = { first: number; last: number };

export type GlueRule = {
  name: string;
  /** @returns the index of a sentence that must be quoted, too; undefined where there is none */
  needs(turn: SpokenTurn, stretch: Stretch, context: GlueContext): number | undefined;
};

/** Short sentences that deny something outright, in code units. */
const DENIAL_LENGTH = 110;
const DENIAL =
  /^[^\p{L}]*(?:(?:but|well|and|so|first(?:ly)?|first of all|of course|again|therefore)[,.\s]+){0,2}(?:no\b(?! (?:one|other|doubt|longer)\b)|not (?:at all|true|so|possible)\b|never\b|nothing of|none of (?:this|that|it)|(?:it|this|that|these|those|they)(?: is| are|['’]s|['’]re) (?:\p{L}+ ){0,2}?(?:not\b|untrue|false|fake|wrong|nonsense|lies?\b|a (?:complete |total |absolute )?(?:lie|fake|myth|fabrication|provocation)|groundless|unacceptable|out of the question)|(?:it|this|that) (?:does|did|was|has)(?:n['’]t| not)\b|all (?:of )?(?:this|that|these) (?:is|are) (?:\p{L}+ ){0,2}?(?:lies?|a lie|false|fake|wrong|groundless|untrue)|i (?:do not|don['’]t|cannot|can['’]t|completely disagree|totally disagree) ?(?:agree|accept|think so|believe)?|i (?:disagree|deny|reject)|absolutely (?:not|wrong|false)|fake news|there (?:is|was|are|were) no(?:t|thing)? )/iu;
/** What may follow reported words and turn them round; longer than a bare denial. */
const REBUTTAL =
  /^[^\p{L}]*(?:but\b|however\b|no\b|not\b|never\b|in (?:reality|fact)|actually\b|on the contrary|(?:it|this|that|these|those|they)(?: is| are|['’]s|['’]re) (?:\p{L}+ ){0,3}?(?:not\b|untrue|false|fake|wrong|nonsense|lies?\b|a \p{L}* ?(?:lie|fake|myth)|groundless)|all (?:of )?(?:this|that|these)|i (?:do not|don['’]t|cannot|can['’]t|disagree|deny|reject)|absolutely (?:not|wrong|false)|nothing\b|why\b)/iu;
const REPORTED =
  /\b(?:(?:they|some|people|others?|he|she|it|media|press|newspapers?|journalists?|politicians?|you|everyone|somebody|someone|opponents?|sources?|authorities|\p{Lu}\p{L}+) (?:\p{L}+ ){0,2}(?:says?|said|saying|claims?|claimed|claiming|alleges?d?|accus\p{L}+|argues?d?|tells?|told|pretends?|calls?|called|write|wrote|reports?|reported|insists?|believes?|thinks?|suggests?)|i (?:often |always |constantly )?(?:hear|heard|am told|read|was told)|accus(?:ed|ations?|ing)|alleg(?:ed|ations?|edly)|claims?|rumou?rs?|supposedly|as if|so-called|according to)\b/iu;
/** Opens with what only the sentence before explains. */
const REFERS =
  /^[^\p{L}]*(?:(?:(?:and|so|yes|no)[,\s]+)?(?:this|that(?:['’]s)?|these|those|he|she|they|it|him|her|them|his|their|its|such|therefore|thus|hence|but|however|moreover|furthermore|otherwise|instead|nevertheless|also|both|then)|(?:and|but|so)[,\s]+let)\b/iu;
/** Goes on with a story or an argument: needs no more than what its own paragraph says. */
const GOES_ON =
  /^[^\p{L}]*(?:therefore|thus|hence|but|however|moreover|furthermore|otherwise|instead|nevertheless|also|both|then)\b/iu;
/** "It is important that …": refers to nothing. */
const DUMMY_IT = /^[^\p{L}]*it(?: is| was|['’]s| would be| will be)(?: \p{L}+){1,3} (?:that|to)\b/iu;
const OWN_QUESTION = /\?["”’»)\]]*\s*$/u;
/** A sentence of fewer words says nothing alone. */
const ECHO_WORDS = 5;
/** Sentences that may be added before a stretch, code units of those that lead to what its pronouns stand for, and code units between two that are filled in. */
const BACK = 3;
const CHAIN = 600;
const BRIDGE = 90;
/** Sentences after a turn's opening to which its yes or no still belongs. */
const OPENING_REACH = 5;

const textAt = ({ sentences }: SpokenTurn, i: number): string => sentences[i]?.text ?? '';
const before = ({ first }: Stretch): number | undefined => (first > 0 ? first - 1 : undefined);
const after = ({ sentences }: SpokenTurn, { last }: Stretch): number | undefined =>
  last + 1 < sentences.length ? last + 1 : undefined;

export const isDenial = (text: string): boolean => text.length <= DENIAL_LENGTH && DENIAL.test(text);
const isEcho = (text: string): boolean => (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < ECHO_WORDS;
export const refersBack = (text: string): boolean => REFERS.test(text) && !DUMMY_IT.test(text);

const opensParagraph = ({ sentences }: SpokenTurn, i: number): boolean =>
  i > 0 && sentences[i - 1]!.entry !== sentences[i]!.entry;
const isLoose = (turn: SpokenTurn, i: number): boolean =>
  refersBack(textAt(turn, i)) && !(opensParagraph(turn, i) && GOES_ON.test(textAt(turn, i)));
const leansBack = (turn: SpokenTurn, i: number): boolean =>
  isLoose(turn, i) || openingAnswer(textAt(turn, i)) !== undefined;

export const GLUE: readonly GlueRule[] = [
  {
    name: 'rebuttal of reported words',
    needs: (turn, stretch) => {
      const next = textAt(turn, stretch.last + 1);
      return REPORTED.test(textAt(turn, stretch.last)) && REBUTTAL.test(next) ? after(turn, stretch) : undefined;
    },
  },
  {
    name: 'denial that follows',
    needs: (turn, stretch) => (isDenial(textAt(turn, stretch.last + 1)) ? after(turn, stretch) : undefined),
  },
  {
    name: 'denial that goes before',
    needs: (turn, stretch) => (isDenial(textAt(turn, stretch.first - 1)) ? before(stretch) : undefined),
  },
  {
    name: 'yes or no that opens the reply',
    needs: (turn, { first }, { yesNo, unprompted = false }) => {
      const opening = textAt(turn, 0);
      const belongs = yesNo || (first <= OPENING_REACH && (!unprompted || openingAnswer(opening) === 'no'));
      return first > 0 && belongs && opensWithAnswer(opening) ? 0 : undefined;
    },
  },
  {
    name: 'what the first words refer to',
    needs: (turn, stretch) => (leansBack(turn, stretch.first) ? before(stretch) : undefined),
  },
  {
    name: 'answer to a question of his own',
    needs: (turn, stretch) => (OWN_QUESTION.test(textAt(turn, stretch.last)) ? after(turn, stretch) : undefined),
  },
  {
    name: 'more than the question said again',
    needs: (turn, stretch, { asked, analyze }) => {
      if (stretch.first !== stretch.last) return undefined;
      const terms = analyze(textAt(turn, stretch.first));
      return terms.length > 0 && terms.every((t) => asked.has(t)) ? after(turn, stretch) : undefined;
    },
  },
  {
    name: 'an echo is never alone',
    needs: (turn, stretch) => {
      const words = textAt(turn, stretch.first);
      const answers = stretch.first === 0 && openingAnswer(words) !== undefined;
      return stretch.first === stretch.last && isEcho(words) && !answers
        ? (after(turn, stretch) ?? before(stretch))
        : undefined;
    },
  },
];

/** May reach back without end ("They … They …"): beyond a few sentences only where one that leans on none is near. */
const CHAINED = 'what the first words refer to';

/** @returns the chosen sentences with all that they need, in order */
export function glued(turn: SpokenTurn, chosen: Iterable<number>, context: GlueContext): number[] {
  const seeds = [...new Set(chosen)].sort((a, b) => a - b);
  const all = new Set(seeds);
  for (;;) {
    const size = all.size;
    for (const stretch of stretchesOf(turn, all)) {
      const own = seeds.find((s) => s >= stretch.first) ?? stretch.first;
      for (const rule of GLUE) {
        if (rule.name === CHAINED && own - stretch.first >= BACK && !isWithinReach(turn, stretch.first, own)) continue;
        const needed = rule.needs(turn, stretch, context);
        if (needed !== undefined) all.add(needed);
      }
    }
    if (all.size === size) return withoutLoose(turn, all, seeds);
  }
}

/** Whether a sentence that leans on none before it comes before what is chosen, near enough. */
function isWithinReach(turn: SpokenTurn, first: number, own: number): boolean {
  const end = turn.sentences[own]!.start;
  for (let i = first; i >= 0 && end - turn.sentences[i]!.start <= CHAIN; i--) if (!leansBack(turn, i)) return true;
  return false;
}

/** A stretch that still opens with what stands for something unsaid is left out, unless all chosen ones do. */
function withoutLoose(turn: SpokenTurn, all: Set<number>, seeds: readonly number[]): number[] {
  const stretches = stretchesOf(turn, all);
  const opensLoose = ({ first }: Stretch) => first > 0 && isLoose(turn, first);
  const holdsSeed = ({ first, last }: Stretch) => seeds.some((s) => first <= s && s <= last);
  const some = stretches.some((s) => holdsSeed(s) && !opensLoose(s));
  const kept = some ? stretches.filter((s) => !opensLoose(s)) : stretches;
  return kept.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

/** Neighbours are one stretch, as are two with next to nothing between them in one paragraph; that is filled in. */
function stretchesOf({ sentences }: SpokenTurn, all: Set<number>): Stretch[] {
  const stretches: Stretch[] = [];
  for (const i of [...all].sort((a, b) => a - b)) {
    const open = stretches.at(-1);
    const gap = open ? sentences[i]!.start - sentences[open.last]!.end : Number.POSITIVE_INFINITY;
    const near = open && gap <= BRIDGE && sentences[i]!.entry === sentences[open.last]!.entry;
    if (open && (i === open.last + 1 || near)) {
      for (let k = open.last + 1; k < i; k++) all.add(k);
      open.last = i;
    } else stretches.push({ first: i, last: i });
  }
  return stretches;
}
