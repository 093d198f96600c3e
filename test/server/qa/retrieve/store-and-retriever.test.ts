import { describe, expect, test } from 'vitest';
import type { UnitKind } from '../../../../ingest/expand/units.ts';
import { makeAnalyze } from '../../../../ingest/text/analyze.ts';
import { SENTENCE_UNITS } from '../../../../server/qa/answer/sentences.ts';
import { allowedBy } from '../../../../server/qa/filters.ts';
import { PassageRetriever } from '../../../../server/qa/retrieve/passage-retriever.ts';
import type { Allowed } from '../../../../server/qa/retrieve/store.ts';
import { makeUnderstand } from '../../../../server/qa/understand/understand.ts';
import { embed, FakeEmbeddings } from '../../fake-embeddings.ts';
import { passageWith, smallLibrary } from '../../http/stream/small-library.ts';
import { alignedUnits, smallStore, smallVocabulary } from '../../small-index.ts';

const analyze = makeAnalyze([]);

const vectorOf = (text: string) => Array.from(embed(text));
const captains = passageWith('Only 12 captains');

const nearest = async (kind: UnitKind, k: number, vector: number[], allowed?: Allowed) =>
  (await smallStore.dense([{ kind, k }], vector, allowed))[0]!;

describe('the embedded store', () => {
  test('finds the nearest units of a kind by cosine, best first', async () => {
    const hits = await nearest('question', 3, vectorOf('How many captains left the ferry company?'));
    expect(hits).toHaveLength(3);
    expect(hits[0]).toMatchObject({ passage: captains.index });
    expect(hits[0]!.score).toBeCloseTo(1, 5);
    expect(hits.map((h) => h.score)).toEqual(hits.map((h) => h.score).sort((a, b) => b - a));
  });

  test('has no more than there is, and nothing of a kind that is not there', async () => {
    const wanted = [
      { kind: 'gap', k: 50 },
      { kind: 'premise', k: 50 },
    ] as const;
    expect((await smallStore.dense(wanted, vectorOf('lighthouse'))).map((hits) => hits.length)).toEqual([0, 1]);
  });

  test.each([
    ['few passages, by an exact scan', { outlets: ['Coast TV'], roles: ['interviewer' as const] }],
    ['many passages, in the graph', { roles: ['interviewee' as const] }],
  ])('keeps to filters that leave %s', async (_, filters) => {
    const allowed = allowedBy(filters, smallLibrary)!;
    for (const kind of ['sentence', 'exchange'] as const) {
      const hits = await nearest(kind, 50, vectorOf('captains of the ferry'), allowed);
      expect(hits.length).toBeGreaterThan(0);
      expect(hits.every((h) => allowed.mask[h.passage] === 1)).toBe(true);
    }
    const lexical = await smallStore.lexical('text', analyze('the captains, the harbour and the boats'), 50, allowed);
    expect(lexical.every((h) => allowed.mask[h.passage] === 1)).toBe(true);
  });

  test('scan and graph agree', async () => {
    const everything = { mask: new Uint8Array(smallLibrary.passages.length).fill(1), filters: {} };
    const vector = vectorOf('Will the harbour fee be raised this winter?');
    const graph = await nearest('sentence', 5, vector, {
      ...everything,
      count: smallLibrary.passages.length,
    });
    const scan = await nearest('sentence', 5, vector, { ...everything, count: 0 });
    expect(scan.map((h) => h.score.toFixed(5))).toEqual(graph.map((h) => h.score.toFixed(5)));
  });

  test('ranks words by passage, with the terms that it holds', async () => {
    const [first] = await smallStore.lexical('text', analyze('captains left the town'), 5);
    expect(first?.terms).toEqual(expect.arrayContaining(analyze('captains')));
    expect(await smallStore.lexical('text', [], 5)).toEqual([]);
    expect(await smallStore.lexical('questions', analyze('Norway'), 5)).toEqual([]);
  });

  test('scores the units of a passage that say something of a sentence', async () => {
    const [units] = await smallStore.detail([captains.index], vectorOf('captains'), SENTENCE_UNITS);
    expect(units).toHaveLength(alignedUnits.filter((u) => u.passage === captains.index && u.span).length);
    const spans = units!.filter((u) => u.kind === 'sentence').map((u) => u.span);
    expect(spans).toEqual(captains.passage.sentences.map(({ start, end }) => ({ start, end })));
  });
});

describe('the retriever', () => {
  const embeddings = new FakeEmbeddings();
  const understand = makeUnderstand(smallLibrary, smallVocabulary);
  const fields = {
    library: smallLibrary,
    vocabulary: smallVocabulary,
    store: smallStore,
    understand,
    embedQuery: (t: string) => embeddings.embedQuery(t),
  };
  const retriever = new PassageRetriever(fields);

  test('puts what a question quotes first, within its filters', async () => {
    const asked = understand('Will the harbour fee be raised, or did “40 captains left the town” come first?');
    const quoted = smallLibrary.passages.find(({ text }) => text.includes('40 captains left the town'))!;
    const { ranked } = await retriever.rank(asked);
    expect(ranked[0]!.entry).toBe(quoted);
    expect(ranked.map((r) => r.score)).toEqual(ranked.map((r) => r.score).sort((a, b) => b - a));
    const elsewhere = allowedBy({ roles: ['interviewee'] }, smallLibrary)!;
    expect((await retriever.rank(asked, elsewhere)).ranked.map((r) => r.entry)).not.toContain(quoted);
  });

  test('ranks passages, best first', async () => {
    const { ranked, terms, vector } = await retriever.rank(understand('How many captains left the ferry company?'));
    expect(ranked[0]!.entry).toBe(captains);
    expect(ranked.map((r) => r.score)).toEqual(ranked.map((r) => r.score).sort((a, b) => b - a));
    expect(new Set(ranked.map((r) => r.entry)).size).toBe(ranked.length);
    expect(terms).toEqual(analyze('How many captains left the ferry company?'));
    expect(vector).toEqual(vectorOf('How many captains left the ferry company?'));
  });

  test('ranks as many candidates as it is told', async () =>
    expect((await retriever.rank(understand('boats'), undefined, { candidates: 2 })).ranked).toHaveLength(2));

  test('keeps to what filters leave, and finds nothing where they leave nothing', async () => {
    const ranked = async (filters: object) =>
      (await retriever.rank(understand('captains'), allowedBy(filters, smallLibrary))).ranked;
    const coast = await ranked({ outlets: ['Coast TV'] });
    expect(new Set(coast.map((r) => r.entry.interview.outlet.name))).toEqual(new Set(['Coast TV']));
    expect(await ranked({ from: '2021-01-01' })).toEqual([]);
  });

  test('finds the question with a false premise', async () => {
    const { doubts } = await retriever.rank(understand('Why did the mayor sell the lighthouse to Norway?'));
    expect([...doubts.premise.scores.keys()]).toEqual([passageWith('Nobody sold').index]);
  });

  test('is a LangChain retriever of documents with their places', async () => {
    const documents = await new PassageRetriever({ ...fields, k: 2 }).invoke('How many boats did the mayor promise?');
    expect(documents).toHaveLength(2);
    const { passage, interview, text } = passageWith('I promised thirty');
    expect(documents[0]).toMatchObject({
      id: passage.id,
      pageContent: text,
      metadata: { passageId: passage.id, interviewId: interview.id, outlet: 'Radio Oak', role: 'interviewee' },
    });
    const { start, end } = documents[0]!.metadata;
    expect(smallLibrary.slice(interview, { start, end })).toBe(text);
  });
});
