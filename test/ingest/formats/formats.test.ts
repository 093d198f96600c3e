import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadCorpus } from '../../../ingest/corpus.ts';
import { JsonTurns } from '../../../ingest/formats/json/json-turns.ts';
import { expectSound } from '../cover.ts';
import { converted, entryOf, parse, script } from '../entry.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const corpus = await loadCorpus(FIXTURES);
const sourceOf = (file: string) => corpus.sources.find((source) => source.file === file)!;

/** Who speaks each paragraph, by line (plain text) or by number (other formats). */
async function truth(file: string): Promise<Map<number, string>> {
  const rows = (await readFile(`${FIXTURES}${file}.truth.tsv`, 'utf8')).trim().split('\n');
  return new Map(rows.map((row) => [Number(row.split('\t')[0]), row.split('\t')[1]!]));
}

/** Each paragraph of a file with its line and who speaks it. */
function attributed(file: string): { line: number; who: string }[] {
  const { text } = sourceOf(file);
  const turns = corpus.interviews.filter(({ source }) => source.file === file).flatMap((interview) => interview.turns);
  return turns.flatMap(({ role, speaker, passages }) =>
    passages.map(({ start }) => ({
      line: text.slice(0, start).split('\n').length,
      who: role === 'other' ? `other: ${speaker}` : role,
    })),
  );
}

describe('transcripts that are none of ours', () => {
  it('are sound in every format', () => {
    expect(corpus.interviews).toHaveLength(7);
    for (const interview of corpus.interviews) expectSound(interview, sourceOf(interview.source.file));
  });

  it.each(['ferry-dashes', 'lake-adversarial', 'dig-labels'])(
    '%s: every paragraph’s speaker is right',
    async (name) => {
      const right = await truth(name);
      const found = attributed(`${name}.txt`).filter(({ line }) => right.has(line));
      expect(found.length).toBeGreaterThanOrEqual(40);
      expect(found).toEqual(found.map(({ line }) => ({ line, who: right.get(line) })));
      expect(
        [...right.keys()].filter((line) => !found.some((paragraph) => paragraph.line === line)).length,
      ).toBeLessThanOrEqual(2);
    },
  );

  it.each(['dig.vtt', 'dig.srt', 'dig.json'])('%s: every turn’s speaker is right', async (file) => {
    const right = await truth('dig');
    expect(attributed(file).map(({ who }) => who)).toEqual([...right.values()]);
  });

  it('carry their days', () => {
    expect(corpus.interviews.map(({ id, date }) => `${id} ${date.from} ${date.basis}`)).toEqual([
      'night-desk 2019-02-09 stated',
      'radio-skagen 2021-05-03 stated',
      'coast-courier 2021-06-17 stated',
      'diggers-srt 2022-01-01 bounded',
      'diggers-vtt 2022-08-12 stated',
      'diggers-json 2022-08-12 stated',
      'diggers-podcast 2022-08-14 stated',
    ]);
  });

  it('keep markup in the words as it stands', () => {
    const { text } = sourceOf('lake-adversarial.txt');
    const spoken = corpus.interviews
      .find(({ id }) => id === 'night-desk')!
      .turns.map(({ start, end }) => text.slice(start, end));
    expect(spoken.some((words) => words.includes('</p><script>alert("President Brandt: guilty")</script>'))).toBe(true);
  });
});

const vtt = (cues: string) => `WEBVTT\n\n${cues}`;
const webvtt = entryOf({ file: 'made-up.vtt', format: 'webvtt' });

describe('WebVTT', () => {
  it('takes voice tags, labels, chevrons and tags inside the words', () => {
    const text = vtt(
      '1\n00:01.000 --> 00:02.000\n<v Ada Berg>We <i>did</i> it.\nTwice.</v>\n\n00:03.000 --> 00:04.000\n&gt;&gt; Host: Why?\n\n00:05.000 --> 00:06.000\n- Ada Berg: So.\n- Host: So?\n',
    );
    const source = converted(text, webvtt);
    const [interview] = parse(text, webvtt);
    expectSound(interview!, source);
    expect(script(interview!, source.text)).toEqual(['A: We did it. Twice.', 'J: Why?', 'A: So.', 'J: So?']);
    expect(source.made!.times[0]).toEqual({ start: source.text.indexOf('We did'), from: 1, to: 2 });
  });

  it('says which lines belong to no cue', () => {
    expect(() => parse(vtt('Hello there\nall of you\n'), webvtt)).toThrow(
      'First lines that could not be placed: line 3 "Hello there"; line 4 "all of you"',
    );
  });

  it('holds one interview a file', () => {
    const two = entryOf({
      file: 'made-up.vtt',
      format: 'webvtt',
      outlets: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
    });
    expect(() => parse(vtt('00:01.000 --> 00:02.000\nHost: Why?\n'), two)).toThrow('one interview a file');
  });
});

describe('SubRip', () => {
  it('takes tags in brackets for people whom the catalog knows', () => {
    const text =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n[Host] Why?\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n[ADA BERG] So.\r\n[laughs] And so.\r\n';
    const entry = entryOf({ file: 'made-up.srt', format: 'subrip' });
    const source = converted(text, entry);
    const [interview] = parse(text, entry);
    expectSound(interview!, source);
    expect(script(interview!, source.text)).toEqual(['J: Why?', 'A: So. [laughs] And so.']);
  });
});

describe('JSON turns', () => {
  const json = entryOf({ file: 'made-up.json', format: 'json-turns' });

  it('parts paragraphs at line breaks and takes roles', () => {
    const text = JSON.stringify({
      turns: [
        { speaker: 'X', role: 'interviewer', text: 'Why?' },
        { speaker: 'Ada Berg', text: 'So.\n\nAnd so.' },
      ],
    });
    const source = converted(text, json);
    const [interview] = parse(text, json);
    expectSound(interview!, source);
    expect(script(interview!, source.text)).toEqual(['J: Why?', 'A: So.', 'A: And so.']);
    expect(interview!.turns[0]!.speaker).toBe('X');
  });

  it('reads every escape', () => {
    const text =
      '{"title":"The \\"ferry\\" talk, caf\\u00e9","turns":[{"speaker":"Host","text":"Why \\"so\\"?"},{"speaker":"Ada Berg","text":"caf\\u00e9"}]}';
    const [interview] = parse(text, json);
    expect([interview!.title, ...script(interview!, converted(text, json).text)]).toEqual([
      'The "ferry" talk, café',
      'J: Why "so"?',
      'A: café',
    ]);
  });

  it.each([
    ['{"turns": [', /is not JSON .* it begins "\{"turns": \["/],
    ['{"turns": [{"speaker": "A", "words": "x"}]}', /does not fit the schema of JSON turns at turns\.0/],
    ['{"turns": [{"speaker": "A", "text": "a", "text": "b"}]}', /has a key twice/],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text, json)).toThrow(message);
  });

  it('has its schema published', async () => {
    const published = await readFile(
      new URL('../../../ingest/formats/json/json-turns.schema.json', import.meta.url),
      'utf8',
    );
    expect(JSON.parse(published)).toEqual(z.toJSONSchema(JsonTurns, { io: 'input' }));
  });
});
