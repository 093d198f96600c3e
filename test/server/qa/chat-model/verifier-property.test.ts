import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerFaults } from '../../../../evals/metrics/answer-text.ts';
import { citationHolds } from '../../../../server/qa/answer/verify.ts';
import { parseOutput } from '../../../../server/qa/chat-model/claims.ts';
import { vocabularyOf } from '../../../../server/qa/chat-model/names.ts';
import { type VerifiedClaim, verifyClaim } from '../../../../server/qa/chat-model/verify-claim.ts';
import { writeAnswer } from '../../../../server/qa/chat-model/write-answer.ts';
import { smallLibrary, smallSource } from '../../http/stream/small-library.ts';
import { response } from '../../http/stream/stand-in-engine.ts';

const vocabulary = vocabularyOf(smallLibrary);
const given = new Map(smallLibrary.passages.map((entry) => [entry.passage.id, entry]));
const verify = (content: string): VerifiedClaim[] =>
  (parseOutput(content)?.claims ?? []).flatMap((claim) => {
    const verdict = verifyClaim(claim, given, (entry) => smallLibrary.replyTo(entry)?.quote, vocabulary);
    return 'kept' in verdict ? [verdict.kept] : [];
  });

const ids = fc.constantFrom(...given.keys(), 'radio-oak.p99', '__proto__', 'constructor');
/** True pieces of the transcript, spoilt or not, and pieces of its words in any order. */
const piece = fc
  .tuple(fc.nat(smallSource.text.length), fc.nat(200))
  .map(([start, length]) => smallSource.text.slice(start, start + length));
const wordsOf = fc.array(fc.constantFrom(...smallSource.text.split(/\s+/).filter(Boolean)), { maxLength: 25 });
const quote = fc.oneof(
  piece,
  fc.tuple(piece, piece).map(([a, b]) => `${a} … ${b}`),
  wordsOf.map((words) => words.join(' ')),
  fc.constantFrom(...smallLibrary.passages.map((p) => p.text)),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const opening = fc.constantFrom(
  ...['Berg told Radio Oak that ', 'The interviewer said ', 'Asked about boats, Berg said ', 'Berg, to Coast TV: '],
  ...['Berg said “', 'HACKED ', '[1] ', ''],
);
const claim = fc.record({
  text: fc.tuple(opening, quote, fc.constantFrom('', '.', '” [9].', '”')).map((parts) => parts.join('')),
  passageId: ids,
  quote,
});

/** Claims that could pass: a sentence of a passage retold with its own words. */
const plausible = fc.constantFrom(...smallLibrary.passages).chain((entry) =>
  fc.record({
    text: fc.constantFrom(
      ...entry.passage.sentences.map((s) => smallLibrary.slice(entry.interview, s).replace(/[.?“”]/g, '')),
    ),
    passageId: fc.oneof({ weight: 4, arbitrary: fc.constant(entry.passage.id) }, { weight: 1, arbitrary: ids }),
    quote: fc.oneof({ weight: 3, arbitrary: fc.constant(entry.text) }, { weight: 1, arbitrary: quote }),
  }),
);

describe('whatever a model writes', () => {
  it('no quote passes that is not in its own passage, whole sentences by its speaker', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(claim, plausible), { maxLength: 6 }), (claims) => {
        const kept = verify(JSON.stringify({ claims }));
        passed += kept.length;
        for (const { entry, quote } of kept) {
          const { sentences, start, end } = entry.passage;
          expect(quote.start >= start && quote.end <= end).toBe(true);
          expect(sentences.some((s) => s.start === quote.start)).toBe(true);
          expect(sentences.some((s) => s.end === quote.end)).toBe(true);
        }
        const { answer, citations } = writeAnswer(kept, smallLibrary, 6);
        expect(citations.every((c) => citationHolds(c, smallLibrary))).toBe(true);
        for (const c of citations) {
          expect(claims.some((one) => one.passageId === c.passageId)).toBe(true);
          expect(smallLibrary.passage(c.passageId)!.text).toContain(c.quote);
        }
        if (citations.length > 0) {
          const whole = { ...response({ question: '?' }), answer, citations, answeredBy: 'model' };
          expect(answerFaults(whole)).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
    expect(passed).toBeGreaterThan(100);
  });

  it('reading it never fails', () => {
    const json = JSON.stringify({ claims: [{ text: 'a', passageId: 'b', quote: 'c' }] });
    const broken = fc.nat(json.length).map((n) => json.slice(0, n));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), broken, fc.json()), (content) => {
        expect(() => verify(content)).not.toThrow();
      }),
    );
  });
});
