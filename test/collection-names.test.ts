/** What is true of one collection only stands in its folder: no code of ingest, server or web names any of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { CollectionFile } from '../ingest/collection.ts';
import { partsOf } from '../ingest/people.ts';
import { Catalog } from '../ingest/schema.ts';
import { fold } from '../ingest/text/analyze.ts';
import { literal } from '../ingest/text/pattern.ts';

const COLLECTIONS = 'ingest/collections';
const CODE = new Set(['.ts', '.js', '.html', '.css', '.json']);
/** Words that code may have for reasons of its own. */
const ENGLISH = new Set(createRequire(import.meta.url)('an-array-of-english-words') as string[]);

function codeIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (path === COLLECTIONS || path === 'ingest/models') return [];
    if (entry.isDirectory()) return codeIn(path);
    return CODE.has(extname(entry.name)) ? [path] : [];
  });
}

/** Names of languages and countries, which code has for other reasons (what a question is written in). */
function namesOfTheWorld(): Set<string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pairs = letters.flatMap((a) => letters.map((b) => a + b));
  const languages = new Intl.DisplayNames('en', { type: 'language' });
  const regions = new Intl.DisplayNames('en', { type: 'region' });
  return new Set(pairs.flatMap((pair) => [languages.of(pair)!, regions.of(pair.toUpperCase())!]).map(fold));
}

/** Folded names of a collection that are no ordinary words. */
function namesIn(id: string): string[] {
  const read = (file: string) => JSON.parse(readFileSync(join(COLLECTIONS, id, file), 'utf8'));
  const collection = CollectionFile.parse(read('collection.json'));
  const catalog = Catalog.parse(read('catalog.json'));
  const people = (collection.people ?? []).flatMap(({ name }) => [name, partsOf(name).surname]);
  const outlets = catalog.sources.flatMap(({ outlets }) => outlets.map(({ name }) => name));
  const written = [...people, ...outlets, ...(collection.spellings ?? []).flat(), ...(collection.absentOutlets ?? [])];
  const world = namesOfTheWorld();
  const isOrdinary = (name: string) => name.split(' ').every((word) => ENGLISH.has(word) || world.has(word));
  return [...new Set(written.map((name) => fold(name).trim()))].filter((name) => name.length > 3 && !isOrdinary(name));
}

const collections = readdirSync(COLLECTIONS, { withFileTypes: true }).filter((e) => e.isDirectory());
const files = ['ingest', 'server', 'web']
  .flatMap(codeIn)
  .map((path) => [path, fold(readFileSync(path, 'utf8'))] as const);

test.each(collections.map(({ name }) => name))('nothing of %s is named in the code', (id) => {
  const names = namesIn(id);
  expect(names.length).toBeGreaterThan(100);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(literal).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const found = files.flatMap(([path, text]) =>
    [...new Set(text.match(pattern) ?? [])].map((name) => `${path}: ${name}`),
  );
  expect(found).toEqual([]);
});
