/** Real transcript files of every format with bytes changed, cut and doubled: sound interviews, or a sentence that says why not. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IngestError } from '../../ingest/errors.ts';
import { convert } from '../../ingest/formats/formats.ts';
import { parseSource } from '../../ingest/parse.ts';
import { Catalog } from '../../ingest/schema.ts';
import { decodeSource } from '../../ingest/source.ts';
import { expectSound } from '../ingest/cover.ts';

const FIXTURES = 'test/ingest/fixtures';
const catalog = Catalog.parse(JSON.parse(readFileSync(`${FIXTURES}/catalog.json`, 'utf8')));

type Edit = { at: number; cut: number; put: Uint8Array };
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.constant(Buffer.from('x')),
    fc
      .constantFrom('\n', '\r\n', '\n\n', '- ', '“', '\ufeff', '-->', '{', '"', '</v>', '\u2028', '\0')
      .map((s) => Buffer.from(s)),
  ),
});

function mutated(bytes: Uint8Array, edits: readonly Edit[], doubled: boolean): Uint8Array {
  let now = Buffer.from(bytes);
  for (const { at, cut, put } of edits) {
    const place = Math.floor(at * now.length);
    now = Buffer.concat([now.subarray(0, place), put, now.subarray(place + cut)]);
  }
  return doubled ? Buffer.concat([now, now]) : now;
}

describe('a transcript with bytes changed', () => {
  test.each(catalog.sources.map((entry) => [entry.format, entry.file, entry] as const))(
    '(%s, %s) is parsed soundly or refused in words',
    (_, file, entry) => {
      const good = readFileSync(`${FIXTURES}/${file}`);
      let parsed = 0;
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), fc.boolean(), (edits, doubled) => {
          try {
            const source = convert(decodeSource(file, mutated(good, edits, doubled)), entry);
            for (const interview of parseSource(source, entry)) expectSound(interview, source);
            parsed++;
          } catch (error) {
            if (!(error instanceof IngestError)) throw error;
            expect(error.message).toMatch(/^\S.{10,}\.$/s);
          }
        }),
        { numRuns: 300, seed: 7 },
      );
      expect(parsed).toBeGreaterThan(0);
    },
  );
});
