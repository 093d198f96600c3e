/** How likely each sentence of a passage is the one that answers. */
import type { UnitKind } from '../../../ingest/expand/units.ts';
import { idf, type Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Span } from '../../../ingest/schema.ts';
import type { Analyze } from '../../../ingest/text/analyze.ts';
import type { PassageEntry } from '../library.ts';
import { linearOver, sigmoid, type View, valuesOf } from '../linear-model.ts';
import { viewOf } from '../retrieve/features.ts';
import type { UnitScore } from '../retrieve/store.ts';
import sentenceModel from './sentence-model.json' with { type: 'json' };

/** What a sentence counts that no index question asks about, and one that has no neighbour. */
const NO_QUESTION = -0.5;
const NO_NEIGHBOUR = -0.3;
const FEW = 3;

/** A sentence as the features see it; scores are cosines, undefined where no unit stands for it. */
type Seen = {
  own: number | undefined;
  window: number | undefined;
  asked: number | undefined;
  before: number | undefined;
  after: number | undefined;
  /** The passage's best of each. */
  best: { own: number; window: number; asked: number };
  overlap: number;
  words: string;
  index: number;
  count: number;
  number: boolean;
};

const below = (score: number | undefined, best: number, none: number) => (score === undefined ? none : score - best);

export const SENTENCE_FEATURES = {
  cosine: (s) => s.own ?? s.best.own,
  /** The rest but the plain ones are differences to the passage's best. */
  cosineBelowBest: (s) => below(s.own, s.best.own, NO_NEIGHBOUR),
  windowBelowBest: (s) => below(s.window, s.best.window, 0),
  questionBelowBest: (s) => below(s.asked, s.best.asked, NO_QUESTION),
  /** Share of the question's terms, by inverse document frequency, that the sentence holds. */
  overlap: (s) => s.overlap,
  logLength: (s) => Math.log(Math.max(1, s.words.length)),
  first: (s) => (s.index === 0 ? 1 : 0),
  position: (s) => s.index / s.count,
  /** Holds a digit, where a number is asked for. */
  digits: (s) => (s.number && /\d/.test(s.words) ? 1 : 0),
  fewSentences: (s) => (s.count <= FEW ? 1 : 0),
  before: (s) => below(s.before, s.best.own, NO_NEIGHBOUR),
  after: (s) => below(s.after, s.best.own, NO_NEIGHBOUR),
} as const satisfies Record<string, (seen: Seen) => number>;

type Feature = keyof typeof SENTENCE_FEATURES;
const NAMES = Object.keys(SENTENCE_FEATURES) as Feature[];

/** The features that weights of a view are fitted on. */
export const sentenceFeaturesOf = (view: View): Feature[] =>
  view === 'keyed' ? NAMES : NAMES.filter((name) => name !== 'questionBelowBest');

/** Kinds of the units that say something of a sentence. */
export const SENTENCE_UNITS = ['sentence', 'window', 'question'] as const satisfies readonly UnitKind[];

const score = linearOver<Seen>(sentenceModel, SENTENCE_FEATURES);

export type AskedFor = { terms: readonly string[]; number: boolean; vocabulary: Vocabulary };

/** @returns for each sentence of the passage its features */
export const sentenceFeatures = (
  entry: PassageEntry,
  units: readonly UnitScore[],
  asked: AskedFor,
): Record<Feature, number>[] => seen(entry, units, asked).map((one) => valuesOf(SENTENCE_FEATURES, one));

function seen(entry: PassageEntry, units: readonly UnitScore[], { terms, number, vocabulary }: AskedFor): Seen[] {
  const { passage, text } = entry;
  const { sentences } = passage;
  const heldBySentence = termsOfSentences(entry, vocabulary.analyze);
  const { sentence: own, window: windows, question: asked } = bestBySentence(sentences, units);
  const best = { own: most(own), window: most(windows), asked: most(asked) };
  const weights = terms.map((term) => idf(vocabulary, term));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return sentences.map((sentence, index) => {
    const held = heldBySentence[index]!;
    return {
      own: own[index],
      window: windows[index],
      asked: asked[index],
      before: own[index - 1],
      after: own[index + 1],
      best,
      index,
      count: sentences.length,
      number,
      overlap: terms.reduce((sum, term, k) => sum + (held.has(term) ? weights[k]! : 0), 0) / total,
      words: text.slice(sentence.start - passage.start, sentence.end - passage.start),
    };
  });
}

/** Probability of each sentence, 0 to 1, to be (part of) what answers. */
export const sentenceProbabilities = (entry: PassageEntry, units: readonly UnitScore[], asked: AskedFor): number[] =>
  seen(entry, units, asked).map((one) => sigmoid(score(viewOf(entry), one)));

/** Index terms of a passage's sentences. They never change, and analysing them costs more than all else here. */
const TERMS = new WeakMap<PassageEntry, ReadonlySet<string>[]>();

export function termsOfSentences(entry: PassageEntry, analyze: Analyze): ReadonlySet<string>[] {
  let terms = TERMS.get(entry);
  if (!terms) {
    const { passage, text } = entry;
    terms = passage.sentences.map((s) => new Set(analyze(text.slice(s.start - passage.start, s.end - passage.start))));
    TERMS.set(entry, terms);
  }
  return terms;
}

type Best = Record<(typeof SENTENCE_UNITS)[number], (number | undefined)[]>;

/** For each sentence the best score among the units of a kind that stand for it: a window does for all that it spans. */
function bestBySentence(sentences: readonly Span[], units: readonly UnitScore[]): Best {
  const at = new Map(sentences.map(({ start }, i) => [start, i]));
  const none = () => new Array<number | undefined>(sentences.length).fill(undefined);
  const best: Best = { sentence: none(), window: none(), question: none() };
  for (const { kind, score, span } of units) {
    const scores = best[kind as keyof Best];
    const first = span && at.get(span.start);
    if (!scores || first === undefined) continue;
    const end = kind === 'window' ? span!.end : sentences[first]!.end;
    for (let i = first; i < sentences.length && sentences[i]!.end <= end; i++) {
      if (score > (scores[i] ?? -1)) scores[i] = score;
    }
  }
  return best;
}

const most = (scores: readonly (number | undefined)[]) => Math.max(0, ...scores.filter((s) => s !== undefined));
