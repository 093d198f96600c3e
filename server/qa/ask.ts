/** A question to a cited answer, as one LangChain Runnable: understand -> retrieve -> answer -> verify. */
import { type RunnableConfig, RunnableLambda } from '@langchain/core/runnables';
import type { Vocabulary } from '../../ingest/index/vocabulary.ts';
import type { AskRequest, AskResponse, Filters } from '../contract/contract.ts';
import { answerability, coverage } from './answer/answerability.ts';
import { composeExtractive, composeWithoutSearch } from './answer/compose-extractive.ts';
import type { AnswerDependencies, Composer, Draft, Found, Material } from './answer/draft.ts';
import { verified } from './answer/verify.ts';
import { allowedBy, canonicalFilters, mergeFilters } from './filters.ts';
import type { PassageRetriever, Retrieval } from './retrieve/passage-retriever.ts';
import type { Understand, Understanding } from './understand/understand.ts';

export type AskDependencies = AnswerDependencies & {
  understand: Understand;
  retriever: PassageRetriever;
  /** A chat model that writes prose from the extractive answer's material; none by default. */
  composer?: Composer;
};

type Understood = {
  request: AskRequest;
  given: Filters;
  understanding: Understanding;
  timings: Partial<AskResponse['timings']>;
};
/** `draft`: what could be said without a search. */
type Retrieved = Understood &
  (
    | { retrieval: Retrieval; apart?: Material['apart']; draft?: never }
    | { draft: Draft; retrieval?: never; apart?: never }
  );
type Answered = Understood & { draft: Draft; answeredBy: string; fallback?: AskResponse['fallback'] };

/** Sides of a comparison and parts of a question that are searched; more are not. */
const MOST_APART = 4;

/** How much likelier to be answered a follow-up must be with the subject before it, for that to be what was meant. */
const CONTINUED_BY = 0.05;

/**
 * Least share of a follow-up's own terms that a passage on the subject before it must hold: "Did Turkey supply any?" goes
 * on, "What is the weather like?" does not. On the dev dialogs those that go on are at 0.54 and more, other subjects below 0.4.
 */
const OWN_TERMS = 0.45;

function likelier(asked: string, plain: Found, continued: Found, vocabulary: Vocabulary): Found {
  const own = [...new Set(vocabulary.analyze(asked))];
  if (coverage(own, continued.retrieval, vocabulary) < OWN_TERMS) return plain;
  const confidence = ({ retrieval, understanding }: Found) => answerability(retrieval, understanding, vocabulary);
  return confidence(continued) > confidence(plain) + CONTINUED_BY ? continued : plain;
}

/** The sides of a comparison, or the parts of a question, each as it is searched. */
export function partsOf(
  understanding: Understanding,
  understandPart: (question: string) => Understanding,
): { title: string; understanding: Understanding }[] {
  const { sides, parts, shape, inferred } = understanding;
  if (shape === 'compare' && sides) {
    return sides.slice(0, MOST_APART).map(({ title, filters, subject }) => ({
      title,
      understanding: {
        ...understanding,
        inferred: filters ?? inferred,
        ...(subject && { query: subject, subject }),
      },
    }));
  }
  return (parts ?? []).slice(0, MOST_APART).map((part) => {
    const own = understandPart(part);
    return { title: part, understanding: { ...own, inferred: { ...inferred, ...own.inferred } } };
  });
}

/** Invoke it with an `AskRequest`; `config.signal` stops the work. @throws UnknownFilterError for filters that name nothing */
export function makeAskChain({ library, store, vocabulary, read, understand, retriever, composer }: AskDependencies) {
  const searchWithin = (understanding: Understanding, filters: Filters, signal?: AbortSignal) =>
    retriever.rank(understanding, allowedBy(filters, library), signal);

  const understandStep = async (request: AskRequest): Promise<Understood> => {
    const started = performance.now();
    const given = canonicalFilters(request.filters ?? {}, library);
    const understanding = understand(request.question, request.ignoreInferred, request.history);
    return { request, given, understanding, timings: { understand: performance.now() - started } };
  };

  const retrieveStep = async (input: Understood, config?: RunnableConfig): Promise<Retrieved> => {
    const started = performance.now();
    const draft = composeWithoutSearch(library, input.understanding);
    if (draft) return { ...input, draft, timings: { ...input.timings, retrieve: performance.now() - started } };
    const { continued, ...meant } = input.understanding;
    // Understood without what was asked before, it must be as likely to be answered as any question.
    const plain = { ...meant, followUp: meant.followUp && meant.question !== input.request.question.trim() };
    const search = async (understanding: Understanding) => {
      const filters = mergeFilters(input.given, understanding.inferred);
      return { understanding, retrieval: await searchWithin(understanding, filters, config?.signal) };
    };
    const found = await search(plain);
    const chosen = continued ? likelier(input.request.question, found, await search(continued), vocabulary) : found;
    const asked = partsOf(chosen.understanding, (part) => understand(part, input.request.ignoreInferred));
    const apart: Material['apart'] = [];
    for (const { title, understanding } of asked) apart.push({ title, ...(await search(understanding)) });
    return {
      ...input,
      ...chosen,
      ...(apart.length > 1 && { apart }),
      timings: { ...input.timings, retrieve: performance.now() - started },
    };
  };

  const answerStep = async (input: Retrieved, config?: RunnableConfig): Promise<Answered> => {
    const started = performance.now();
    const { understanding, retrieval, request, given, apart } = input;
    const search: Material['search'] = (u, filters) => searchWithin(u, filters, config?.signal);
    const draft = retrieval
      ? await composeExtractive(
          { library, store, vocabulary, read },
          { understanding, retrieval, given, search, limit: request.limit, ...(apart && { apart }) },
        )
      : input.draft;
    const done = (more: Pick<Answered, 'draft' | 'answeredBy' | 'fallback'>): Answered => ({
      ...input,
      ...more,
      timings: { ...input.timings, answer: performance.now() - started },
    });
    if (!composer || !retrieval || draft.status !== 'answered') return done({ draft, answeredBy: 'extractive' });
    const material = { understanding, ranked: retrieval.ranked, draft, limit: request.limit };
    const composed = await composer.compose(material, config?.signal);
    return 'draft' in composed
      ? done({ draft: composed.draft, answeredBy: composer.name })
      : done({ draft, answeredBy: 'extractive', fallback: { from: composer.name, reason: composed.fallback } });
  };

  const verifyStep = async (input: Answered): Promise<AskResponse> => {
    const started = performance.now();
    const draft = verified(input.draft, library);
    const verify = performance.now() - started;
    const { understand = 0, retrieve = 0, answer = 0 } = input.timings;
    return {
      question: input.request.question,
      standaloneQuestion: input.understanding.question,
      ...(input.understanding.kind.kind === 'question' && { shape: input.understanding.shape }),
      ...(input.understanding.corrections.length > 0 && { corrections: input.understanding.corrections }),
      ...draft,
      filters: { given: input.given, inferred: input.understanding.inferred },
      answeredBy: input.answeredBy,
      ...(input.fallback && { fallback: input.fallback }),
      timings: { understand, retrieve, answer, verify, total: understand + retrieve + answer + verify },
    };
  };

  return RunnableLambda.from(understandStep)
    .withConfig({ runName: 'understand' })
    .pipe(RunnableLambda.from(retrieveStep).withConfig({ runName: 'retrieve' }))
    .pipe(RunnableLambda.from(answerStep).withConfig({ runName: 'answer' }))
    .pipe(RunnableLambda.from(verifyStep).withConfig({ runName: 'verify' }));
}

export type AskChain = ReturnType<typeof makeAskChain>;
