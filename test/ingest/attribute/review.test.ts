import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agreement } from '../../../evals/train/attribution/reviewed-labels.ts';
import { describeDoubt, leastSure, reviewStub } from '../../../ingest/attribute/doubts.ts';
import type { Review } from '../../../ingest/attribute/review.ts';
import { loadCorpus } from '../../../ingest/corpus.ts';
import { entryOf, parse, script, sourceOf } from '../entry.ts';

const text = '– Madam Mayor, why?\n\n– Because it rains.\n\n– And when it rains?\n\n– It pours.\n';
const source = sourceOf(text);
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words });
const review = (words: string, changes = {}): Review => ({
  file: source.file,
  sha256: source.sha256,
  corrections: [
    { ...at(words), speaker: 'Ole Dahl', role: 'other', reason: 'He calls from the next room.', ...changes },
  ],
});

describe('the reviewed layer', () => {
  it('decides, with its reason, and anchors what stands around it', () => {
    const [interview] = parse(text, entryOf(), review('It pours.'));
    expect(script(interview!, text).at(-1)).toBe('Ole Dahl: It pours.');
    expect(interview!.turns.at(-1)).toMatchObject({
      basis: 'review',
      note: 'He calls from the next room.',
      confidence: 1,
    });
    const flipped = review('Because it rains.', { speaker: 'interviewer', role: 'interviewer' });
    expect(parse(text, entryOf(), flipped)[0]!.turns[1]!.role).toBe('interviewer');
  });

  it('refuses another version of the source', () => {
    const changed = text.replace('pours', 'snows');
    expect(() => parse(changed, entryOf(), review('It pours.'))).toThrow('was made for another version of it');
  });

  it('refuses other words at its offsets, and offsets where no paragraph begins', () => {
    expect(() => parse(text, entryOf(), review('It pours.', { text: 'It snows.' }))).toThrow('does not fit');
    expect(() => parse(text, entryOf(), review('pours.'))).toThrow('is for no paragraph');
  });

  it('is made from a stub, which counts only once its reasons are filled in', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'review-'));
    const entry = entryOf();
    const stub = reviewStub(source, parse(text, entry), 2);
    expect(stub.corrections).toHaveLength(2);
    await writeFile(join(dir, 'catalog.json'), JSON.stringify({ sources: [entry] }));
    await writeFile(join(dir, entry.file), text);
    await writeFile(join(dir, 'made-up.review.json'), JSON.stringify(stub));
    await expect(loadCorpus(dir)).rejects.toThrow(/made-up\.review\.json .*corrections\.0\.reason: say in words why/);
    const filled = {
      ...stub,
      corrections: stub.corrections.map((correction) => ({ ...correction, reason: 'Heard it.' })),
    };
    await writeFile(join(dir, 'made-up.review.json'), JSON.stringify(filled));
    const { interviews } = await loadCorpus(dir);
    expect(interviews[0]!.turns.filter(({ basis }) => basis === 'review')).toHaveLength(2);
  });
});

describe('leastSure', () => {
  it('lists turns by confidence, with what stands around them', () => {
    const interviews = parse(text);
    const doubts = leastSure({ sources: [source], interviews }, 3);
    const confidences = interviews[0]!.turns.map(({ confidence }) => confidence).sort((a, b) => a - b);
    expect(doubts.map(({ confidence }) => confidence)).toEqual(confidences.slice(0, 3));
    const last = leastSure({ sources: [source], interviews }, 9).find(({ line }) => line === 7)!;
    expect(last).toMatchObject({ text: 'It pours.', before: { text: 'And when it rains?' }, after: undefined });
    expect(describeDoubt(last)).toContain('made-up.txt line 7: Ada Berg');
  });
});

describe('agreement', () => {
  it('is Cohen’s kappa', () => {
    const pairs = (a: string, b: string, count: number) =>
      Array.from({ length: count }, () => ({
        line: 1,
        speaker: a,
        readers: [a, b] as [string, string],
        sure: 3,
        reason: '',
      }));
    const labels = [
      ...pairs('yes', 'yes', 20),
      ...pairs('yes', 'no', 5),
      ...pairs('no', 'yes', 10),
      ...pairs('no', 'no', 15),
    ];
    const { kappa, agreed, paragraphs } = agreement([...labels, ...pairs('yes', '', 3)]);
    expect([paragraphs, agreed]).toEqual([50, 35]);
    expect(kappa).toBeCloseTo(0.4, 9);
  });
});
