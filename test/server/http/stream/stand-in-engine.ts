/** An engine that answers from the small library without a model, for tests of what is built around the engine. */
import type { Block } from '../../../../server/contract/blocks.ts';
import type { AskRequest, AskResponse, Citation } from '../../../../server/contract/contract.ts';
import type { Engine, SearchOutcome, SearchRequest } from '../../../../server/engine.ts';
import { renderText } from '../../../../server/qa/answer/render-text.ts';
import { allowedBy, canonicalFilters } from '../../../../server/qa/filters.ts';
import { findPhrase } from '../../../../server/qa/retrieve/phrase-search.ts';
import { passageWith, smallLibrary } from './small-library.ts';

export type Answering = (request: AskRequest, signal: AbortSignal | undefined) => Promise<AskResponse>;

/** The sentence with these words, cited. */
export function cite(words: string, marker: number): Citation {
  const entry = passageWith(words);
  const sentence = entry.passage.sentences.find((s) => smallLibrary.slice(entry.interview, s).includes(words))!;
  return smallLibrary.toCitation(entry, sentence, marker);
}

export function response(request: AskRequest, changes: Partial<AskResponse> = {}): AskResponse {
  const citations = [cite('Only 12 captains', 1), cite('I promised thirty', 2)];
  const blocks = citations.map(
    (c): Block => ({
      kind: 'exchange',
      interview: c.interview.id,
      lead: 'Berg, to Radio Oak',
      markers: [c.marker],
      gapBefore: [],
    }),
  );
  return {
    question: request.question,
    standaloneQuestion: `${request.question} (standalone)`,
    status: 'answered',
    answer: renderText(blocks, citations),
    blocks,
    citations,
    filters: { given: request.filters ?? {}, inferred: {} },
    answeredBy: 'extractive',
    timings: { understand: 0, retrieve: 0, answer: 0, verify: 0, total: 0 },
    ...changes,
  };
}

/** Tells the stages that the real one tells. */
export function standInEngine(answer: Answering = async (request) => response(request)): Engine {
  const engine: Pick<Engine, 'library' | 'version' | 'ask' | 'search' | 'phrases' | 'mentions'> = {
    library: smallLibrary,
    version: 'test',
    async ask(request, signal, onStage = () => {}) {
      const standaloneQuestion = `${request.question} (standalone)`;
      canonicalFilters(request.filters ?? {}, smallLibrary);
      onStage({ stage: 'understanding' });
      onStage({ stage: 'retrieving', standaloneQuestion });
      onStage({ stage: 'answering', standaloneQuestion });
      return answer(request, signal);
    },
    async search({ q, filters, limit }: SearchRequest): Promise<SearchOutcome> {
      const given = canonicalFilters(filters, smallLibrary);
      const allowed = allowedBy(given, smallLibrary);
      const results = smallLibrary.passages
        .filter((p) => (!allowed || allowed.mask[p.index]) && p.text.includes(q))
        .map((p) => smallLibrary.toResult(p, 1));
      return { filters: { given, inferred: {} }, results: results.slice(0, limit) };
    },
    phrases: (phrase, options) => findPhrase(smallLibrary, phrase, options),
    async mentions(query) {
      const said = (id: string) =>
        smallLibrary.passages.filter((p) => p.interview.id === id && p.text.includes(query)).length;
      const interviews = smallLibrary.interviews.map((one) => ({
        ...smallLibrary.toRef(one),
        count: said(one.id),
        exact: said(one.id),
      }));
      return { query, interviews };
    },
  };
  return engine as Engine;
}
