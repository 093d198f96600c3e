import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toInt8 } from '../../../ingest/embed/int8.ts';
import { IngestError } from '../../../ingest/errors.ts';
import { align } from '../../../ingest/expand/align.ts';
import { passageKey, readIndexQuestions } from '../../../ingest/expand/index-questions.ts';
import { isText, previousSpeakersTurn, toUnits, UNIT_KINDS, type Unit } from '../../../ingest/expand/units.ts';
import { Vectors } from '../../../ingest/index/vectors.ts';
import { passageWith, smallLibrary, smallSource } from '../../server/http/stream/small-library.ts';

const captains = passageWith('Only 12 captains');
const key = passageKey(captains.text);
const units = toUnits(
  smallLibrary.interviews,
  () => smallSource.text,
  new Map([
    [key, { questions: ['How many left?'], contradicts: ['Why did 40 leave?'], unanswered: ['Who was first?'] }],
  ]),
);
const of = (passage: number, kind: string) => units.filter((u) => u.passage === passage && u.kind === kind);

describe('units', () => {
  test('count passages as the library does', () => {
    for (const entry of smallLibrary.passages) expect(of(entry.index, 'exchange')[0]!.text).toContain(entry.text);
    expect(new Set(units.map((u) => u.passage)).size).toBe(smallLibrary.passages.length);
  });

  test('that are the text’s own are verbatim at their place', () => {
    for (const { text, span } of units) if (span) expect(smallSource.text.slice(span.start, span.end)).toBe(text);
    expect(of(captains.index, 'sentence').map((u) => u.text)).toEqual([
      'It is not true.',
      'Only 12 captains left, and all of them have come back.',
      'We will never close the harbour of Lindholm.',
      'The ferry runs every day, and the bridge will be open by 2024.',
    ]);
  });

  test('leave out sentences that say nothing by themselves', () =>
    expect(units.filter((u) => u.kind === 'sentence' && u.text.length < 12)).toEqual([]));

  test('have windows of three sentences where there are more', () => {
    expect(of(captains.index, 'window').map((u) => u.text.match(/^\w+|\w+(?=\.$)/g))).toEqual([
      ['It', 'Lindholm'],
      ['Only', '2024'],
    ]);
    expect(of(passageWith('raise the harbour fee. If').index, 'window')).toEqual([]);
  });

  test('have exchanges that begin with the end of what was asked', () => {
    const [exchange] = of(captains.index, 'exchange');
    expect(exchange!.text).toMatch(/Is it true\? It is not true\./);
    expect(exchange!.text.length).toBeLessThanOrEqual(captains.text.length + 301);
    const [first] = of(0, 'exchange');
    expect(first!.text).toBe(smallLibrary.passages[0]!.text);
  });

  test('have what was written about a passage, by its words', () => {
    expect(of(captains.index, 'question').map((u) => u.text)).toEqual(['How many left?']);
    expect(of(captains.index, 'premise').map((u) => u.text)).toEqual(['Why did 40 leave?']);
    expect(of(captains.index, 'gap').map((u) => u.text)).toEqual(['Who was first?']);
    expect(units.filter((u) => u.kind === 'question')).toHaveLength(1);
    expect(UNIT_KINDS.filter(isText)).toEqual(['sentence', 'window', 'exchange']);
  });
});

test('a turn replies to the nearest one before it by somebody else', () => {
  const [interview] = smallLibrary.interviews;
  const turns = interview!.turns;
  expect(previousSpeakersTurn(interview!, 0)).toBeUndefined();
  expect(previousSpeakersTurn(interview!, 1)).toBe(turns[0]);
  const doubled = { ...interview!, turns: [turns[0]!, turns[1]!, { ...turns[1]!, index: 2 }] };
  expect(previousSpeakersTurn(doubled, 2)).toBe(turns[0]);
});

test('a question belongs to the sentence that it is nearest to, in its own passage', () => {
  const span = (start: number) => ({ start, end: start + 5 });
  const given: Unit[] = [
    { kind: 'sentence', passage: 0, text: 'a', span: span(0) },
    { kind: 'sentence', passage: 0, text: 'b', span: span(10) },
    { kind: 'sentence', passage: 1, text: 'c', span: span(20) },
    { kind: 'question', passage: 0, text: 'about b' },
    { kind: 'question', passage: 2, text: 'about nothing' },
    { kind: 'premise', passage: 0, text: 'no place' },
  ];
  const vectors = [
    [1, 0],
    [0, 1],
    [0.1, 0.99],
    [0.1, 0.99],
    [1, 0],
    [1, 0],
  ].map((v) => toInt8(Float32Array.from(v)));
  const aligned = align(given, Vectors.of(vectors, 2));
  expect(aligned.map((u) => u.span?.start)).toEqual([0, 10, 20, 10, undefined, undefined]);
  expect(given[3]!.span).toBeUndefined();
});

describe('index questions', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'otr-questions-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const read = async (...lines: string[]) => {
    const path = join(folder, 'x.questions.jsonl');
    await writeFile(path, lines.join('\n'));
    return readIndexQuestions(path);
  };

  test('are read by their passage’s key; empty lines do not count, later lines replace', async () => {
    const one = JSON.stringify({ passage: key, questions: ['old'] });
    const two = JSON.stringify({ passage: key, questions: ['new'], contradicts: ['no'] });
    expect(await read(one, '', two, '')).toEqual(
      new Map([[key, { questions: ['new'], contradicts: ['no'], unanswered: [] }]]),
    );
  });

  test('are none where there is no file', async () =>
    expect((await readIndexQuestions(join(folder, 'none.jsonl'))).size).toBe(0));

  test.each([
    ['broken JSON', '{"passage"'],
    ['a key that is none', '{"passage":"xyz","questions":["a"]}'],
    ['an unknown field', `{"passage":"${key}","question":["a"]}`],
    ['an empty question', `{"passage":"${key}","questions":[""]}`],
  ])('with %s are refused by their line', async (_, line) => {
    await expect(read(JSON.stringify({ passage: key }), line)).rejects.toThrow(IngestError);
    await expect(read(JSON.stringify({ passage: key }), line)).rejects.toThrow(/line 2/);
  });
});
