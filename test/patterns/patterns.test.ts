/** No pattern of the program takes time that grows faster than the text that it reads. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { literalsOf, type Pattern, recordBuilt, slowParts, sourcesIn } from './super-linear.ts';

const FOLDERS = ['ingest', 'server', 'web'];

/** Patterns that the checker takes for slow and that are not, or that see no text from outside: why each may stay. */
const ALLOWED: Record<string, string> = {
  '^-+|-+$': 'of a name in which runs of other characters are one hyphen already',
  '\\/+$': 'of an address in the configuration',
  '\\s+\\S*$': 'of a title cut to a fixed length',
  '\\s*([{};])\\s*': 'of the project’s own style sheets, when the page is built',
  '(\\d*\\.?\\d+)rem\\b': 'of the project’s own style sheets, when the page is built',
};

const slow = (patterns: readonly Pattern[]): string[] =>
  patterns
    .filter(({ source }) => !Object.hasOwn(ALLOWED, source))
    .flatMap((pattern) => slowParts(pattern).map((part) => `${pattern.at} /${pattern.source.slice(0, 200)}/ ${part}`));

describe('a planted pattern is found', () => {
  test.each([
    ['exponential', 'const p = /^(?:thanks|thanks a|a|lot| )+$/u;'],
    ['quadratic by two repetitions', String.raw`const p = /^\d+.*\d+x/;`],
    ['quadratic by its many beginnings', String.raw`const p = text.replace(/\s+$/, '');`],
  ])('%s', (_, text) => {
    const patterns = literalsOf('planted.ts', `// A line before.\n${text}`);
    expect(patterns.map(({ at }) => at)).toEqual(['planted.ts:2']);
    expect(slow(patterns)[0]).toMatch(/^planted\.ts:2 /);
  });

  test('linear ones are not', () => {
    expect(
      slow(literalsOf('planted.ts', String.raw`const p = [/^\s+/, /(?<!\s)\s+$/, /[a-z]+;/y, /a{1,9}b/];`)),
    ).toEqual([]);
  });
});

describe('patterns of the program', () => {
  const literals = FOLDERS.flatMap(sourcesIn).flatMap((path) => literalsOf(path));

  test('written as literals are linear', () => {
    expect(literals.length).toBeGreaterThan(300);
    expect(slow(literals)).toEqual([]);
  });

  test('that are allowed are all still there', () => {
    const sources = new Set(literals.map(({ source }) => source));
    expect(Object.keys(ALLOWED).filter((source) => !sources.has(source))).toEqual([]);
  });

  describe('built while it runs', () => {
    const recorded = recordBuilt(['ingest', 'server']);
    beforeAll(async () => {
      const building = ['ingest', 'server']
        .flatMap(sourcesIn)
        .filter((path) => !path.includes('/training/') && /\bRegExp\(/.test(readFileSync(path, 'utf8')));
      for (const path of building) await import(resolve(path));
      const { smallEngine } = await import('../server/small-index.ts');
      const engine = await smallEngine();
      for (const question of ['What did the mayor tell Nordic Radio in June 2021 about “the harbour fee”?']) {
        await engine.ask({ question, history: [], filters: {} } as unknown as Parameters<typeof engine.ask>[0]);
      }
    }, 60_000);
    afterAll(() => recorded.stop());

    test('are linear', () => {
      expect(recorded.patterns.length).toBeGreaterThan(30);
      expect(slow(recorded.patterns)).toEqual([]);
    });
  });
});
