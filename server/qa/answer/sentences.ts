/** How likely each sentence of a passage is the one that answers. */
import type { UnitKind } from '../../../ingest/expand/units.ts';
import { idf, type Vocabulary } from '../../../ingest/index/vocabulary.ts';
import type { Span } from '../../../ingest/schema.ts';
import { analyze } from '../../../ingest/text/analyze.ts';
import type { PassageEntry } from '../library.ts';
import { checkModel, linear, sigmoid } from '../linear-model.ts';
import type { UnitScore } from '../retrieve/store.ts';
import sentenceModel from './sentence-model.json' with { type: 'json' };

export const SENTENCE_FEATURES = [
  'cosine',
  /** The rest but the plain ones are differences to the passage's best. */
  'cosineBelowBest',
  'windowBelowBest',
  'questionBelowBest',
  /** Share of the question's terms, by inverse document frequency, that the sentence holds. */
  'overlap',
  'logLength',
  'first',
  'position',
  /** Holds a digit, where a number is asked for. */
  'digits',
  'fewSentences',
  'before',
  'after',
] as const;

/** Kinds of the units that say something of a sentence. */
export const SENTENCE_UNITS = ['sentence', 'window', 'question'] as const satisfies readonly UnitKind[];

const model = checkModel(sentenceModel, SENTENCE_FEATURES, 'server/qa/answer/sentence-model.json');

/** What a sentence counts that no index question asks about, and one that has no neighbour. */
const NO_QUESTION = -0.5;
const NO_NEIGHBOUR = -0.3;
const FEW = 3;

export type AskedFor = { terms: readonly string[]; number: boolean; vocabulary: Vocabulary };

/** @returns for each sentence of the passage its features, in the order of SENTENCE_FEATURES */
export function sentenceFeatures(
  entry: PassageEntry,
  units: readonly UnitScore[],
  { terms, number, vocabulary }: AskedFor,
): number[][] {
  const { passage, text } = entry;
  const { sentences } = passage;
  const heldBySentence = termsOfSentences(entry);
  const { sentence: own, window: windows, question: asked } = bestBySentence(sentences, units);
  const [bestOwn, bestWindow, bestAsked] = [most(own), most(windows), most(asked)];
  const weights = terms.map((term) => idf(vocabulary, term));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const below = (score: number | undefined, best: number, none: number) => (score === undefined ? none : score - best);
  return sentences.map((s, i) => {
    const words = text.slice(s.start - passage.start, s.end - passage.start);
    const held = heldBySentence[i]!;
    return [
      own[i] ?? bestOwn,
      below(own[i], bestOwn, NO_NEIGHBOUR),
      below(windows[i], bestWindow, 0),
      below(asked[i], bestAsked, NO_QUESTION),
      terms.reduce((sum, term, k) => sum + (held.has(term) ? weights[k]! : 0), 0) / total,
      Math.log(Math.max(1, words.length)),
      i === 0 ? 1 : 0,
      i / sentences.length,
      number && /\d/.test(words) ? 1 : 0,
      sentences.length <= FEW ? 1 : 0,
      below(own[i - 1], bestOwn, NO_NEIGHBOUR),
      below(own[i + 1], bestOwn, NO_NEIGHBOUR),
    ];
  });
}

/** Probability of each sentence, 0 to 1, to be (part of) what answers. */
export const sentenceProbabilities = (entry: PassageEntry, units: readonly UnitScore[], asked: AskedFor): number[] =>
  sentenceFeatures(entry, units, asked).map((features) => sigmoid(linear(model, features)));

/** Index terms of a passage's sentences. They never change, and analysing them costs more than all else here. */
const TERMS = new WeakMap<PassageEntry, ReadonlySet<string>[]>();

function termsOfSentences(entry: PassageEntry): ReadonlySet<string>[] {
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
