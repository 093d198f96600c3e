/** Why there is no answer, and what is said on the subject all the same. It never says that whoever asks is wrong. */
import { interviewsOf, isNarrowed, mergeFilters } from '../filters.ts';
import type { PassageEntry } from '../library.ts';
import { viewOf } from '../retrieve/features.ts';
import type { Retrieval } from '../retrieve/passage-retriever.ts';
import { asksForSize } from '../understand/intent.ts';
import type { Understanding } from '../understand/understand.ts';
import { answerability } from './answerability.ts';
import { type AnswerDependencies, type Draft, type Material, refused } from './draft.ts';
import { toExchange } from './exchange.ts';
import { glued, isDenial } from './glue.ts';
import { head } from './heads.ts';
import { layOut } from './lay-out.ts';
import { quoteSpans } from './quote-spans.ts';
import { wordingOf } from './refusals.ts';
import settings from './settings.json' with { type: 'json' };
import { fact } from './shapes/fact.ts';
import type { ShapeInput } from './shapes/shape.ts';
import { type SpokenTurn, spokenTurn } from './spoken-turn.ts';

const NEAREST = 3;
/** How much nearer an answered question may be than one with a false premise for what contradicts it to be shown first. */
const PREMISE_WITHIN = 0.05;
/** And how near that one must be: on the dev split false premises are at 0.64 and more, questions on something else below. */
const PREMISE_LEAST = 0.6;

const DENIES = /^[^\p{L}]*(?:no|not|never|nobody|none|nothing|neither)\b/iu;
/** Opens with a conjunction, or speaks of somebody who is named before; and sentences that may be added for it. */
const GOES_ON = /^[^\p{L}]*(?:and|but|so|then|or|because)\b|\b(?:they|them|he|him|she|her)\b/iu;
const LEAD = 3;

/** No second sentence is likely enough. */
const ONE_SENTENCE = { least: 2, characters: 0 };

/** Refusals that need no search. */
export function refusal({ kind, outOfScope }: Understanding): Draft | undefined {
  switch (kind.kind) {
    case 'instruction':
      return refused({ code: 'instruction', params: {} });
    case 'other-language':
      return refused({ code: 'other_language', params: kind.language ? { language: kind.language } : {} });
    case 'nonsense':
      return refused({ code: 'nonsense', params: {} });
    default:
      return outOfScope && refused(outOfScope);
  }
}

/** What others say of somebody whose own words are asked for and who does not speak: as theirs, not as that one's. */
export async function ofOthers(
  input: ShapeInput,
  { refusal, spokenOf }: NonNullable<Understanding['absentSpeaker']>,
): Promise<Draft> {
  const { library, retrieval } = input;
  const term = library.analyze(spokenOf).at(-1);
  const ranked = retrieval.ranked.filter(({ entry }) => term && library.analyze(entry.text).includes(term));
  const nearest = ranked.slice(0, NEAREST).map(({ entry }) => library.toResult(entry, 0));
  const own = { ...input, retrieval: { ...retrieval, ranked } };
  const quoting = isNear(own) ? await quoteNear(own) : undefined;
  if (!quoting) return { ...refused(refusal), nearest };
  const line = head('no_such_speaker', refusal.params, [`${wordingOf(refusal)} Of ${spokenOf}:`]);
  return { ...refused(refusal, { blocks: [line, ...quoting.blocks], citations: quoting.citations }), nearest };
}

/** After a search that did not find enough. */
export async function unanswered(
  dependencies: AnswerDependencies,
  input: ShapeInput,
  material: Material,
): Promise<Draft> {
  const { library } = dependencies;
  const { understanding, retrieval } = material;
  const entries = retrieval.ranked.map((r) => r.entry);
  const nearest = (first: readonly PassageEntry[] = []) =>
    [...new Set([...first, ...entries])].slice(0, NEAREST).map((entry) => library.toResult(entry, 0));

  const contradicting = contradicted(material);
  if (contradicting !== undefined) {
    const entry = library.passages[contradicting]!;
    return { ...(await noSuchStatement(dependencies, input, entry)), nearest: nearest([entry]) };
  }
  const [name] = understanding.unknownNames;
  if (name) return { ...refused({ code: 'unknown_name', params: { name } }), nearest: nearest() };
  const elsewhere = await interviewsElsewhere(dependencies, material);
  if (elsewhere.length > 0) {
    const params = { subject: understanding.subject, elsewhere };
    return { ...refused({ code: 'absent_in_filters', params }), nearest: nearest() };
  }
  return { ...(await nearMiss(input)), nearest: nearest() };
}

/** The subject comes up, but not what is asked of it: that is said, and then what there is. */
async function nearMiss(input: ShapeInput): Promise<Draft> {
  const { wants = 'yes_no', subject } = input.understanding;
  const quoting = isNear(input) ? await quoteNear(input) : undefined;
  if (!quoting) return refused({ code: 'not_answered', params: {} });
  const refusal = { code: 'detail_not_said' as const, params: { wants, subject } };
  const line = head('detail_not_said', refusal.params, [`${wordingOf(refusal)} On the subject:`]);
  return refused(refusal, { blocks: [line, ...quoting.blocks], citations: quoting.citations });
}

/** Whether the first passage is on the subject, whether it answers or not. */
function isNear({ retrieval: { ranked } }: ShapeInput): boolean {
  const { question, window } = settings.near;
  const features = ranked[0]?.features;
  return features !== undefined && (features.window >= window || features.question >= question);
}

const quoteNear = (input: ShapeInput) => fact({ ...input, narrowed: true, characters: input.characters / 2 });

/** The passage that says otherwise, where the question is nearer to one whose premise does not hold than to any other. */
function contradicted({ understanding, retrieval }: Material): number | undefined {
  const { ranked, doubts } = retrieval;
  const question = Math.max(...ranked.slice(0, 5).map((r) => r.features.question));
  const [passage, scores] = [...doubts.premise.scores][0] ?? [];
  const near = scores?.[0] ?? 0;
  const supposes = understanding.intent.loaded && !asksForSize(understanding.question);
  const asserts = supposes || understanding.shape === 'yes_no';
  return asserts && near >= PREMISE_LEAST && near >= question - PREMISE_WITHIN ? passage : undefined;
}

/** The contradicting words first, then what else is said on the subject. */
async function noSuchStatement(
  dependencies: AnswerDependencies,
  input: ShapeInput,
  entry: PassageEntry,
): Promise<Draft> {
  const { library } = dependencies;
  const { understanding, retrieval } = input;
  const [said] = await quoteSpans(dependencies, understanding.intent, retrieval, [entry], () => ONE_SENTENCE);
  const spoken = spokenTurn(library, entry);
  const likeliest = Math.max(
    0,
    spoken.sentences.findIndex((s) => s.start === said!.start),
  );
  const chosen = withDenial(spoken, likeliest).map((i) => withLead(spoken, i));
  const sentences = glued(spoken, chosen.flat(), {
    yesNo: true,
    asked: new Set(retrieval.terms),
    analyze: library.analyze,
  });
  const { blocks, citations } = layOut(library, [toExchange(library, spoken, sentences)]);
  const params = { subject: understanding.subject };
  const line = head('no_such_statement', params, ['No such statement was found. On the subject:']);
  return refused({ code: 'no_such_statement', params }, { blocks: [line, ...blocks], citations });
}

/** Together with the nearest sentence of the paragraph that denies, where it does not deny itself. */
function withDenial({ sentences }: SpokenTurn, index: number): number[] {
  const denies = (i: number) => isDenial(sentences[i]!.text) || DENIES.test(sentences[i]!.text);
  const others = [...sentences.keys()].filter((i) => sentences[i]!.entry === sentences[index]!.entry && denies(i));
  const [nearest = index] = denies(index) ? [] : others.sort((a, b) => Math.abs(a - index) - Math.abs(b - index));
  return [index, nearest];
}

/** With the sentences before it that it goes on from: alone, mockery reads as if it were meant. */
function withLead({ sentences }: SpokenTurn, index: number): number[] {
  let first = index;
  while (first > Math.max(0, index - LEAD) && GOES_ON.test(sentences[first]!.text)) first--;
  return Array.from({ length: index - first + 1 }, (_, k) => first + k);
}

/** Interviews outside the filters that do answer; none where no filter is on. */
async function interviewsElsewhere(
  { library, vocabulary }: AnswerDependencies,
  { understanding, given, search }: Material,
): Promise<string[]> {
  const filters = mergeFilters(given, understanding.inferred);
  if (!isNarrowed(filters)) return [];
  const free: Understanding = { ...understanding, inferred: {} };
  const retrieval: Retrieval = await search(free, filters.roles ? { roles: filters.roles } : {});
  const [best] = retrieval.ranked;
  if (!best || answerability(retrieval, free, vocabulary) < settings.answerAbove[viewOf(best.entry)]) return [];
  const within = new Set(interviewsOf(library, filters).map(({ id }) => id));
  const found = new Set(retrieval.ranked.slice(0, NEAREST).map(({ entry }) => entry.interview.id));
  return [...found].filter((id) => !within.has(id));
}
