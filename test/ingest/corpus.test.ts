import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measure } from '../../evals/train/attribution/accuracy.ts';
import { agreement, readReviewed } from '../../evals/train/attribution/reviewed-labels.ts';
import { Review } from '../../ingest/attribute/review.ts';
import { loadCorpus } from '../../ingest/corpus.ts';
import { expectSound } from './cover.ts';

const SOURCES = fileURLToPath(new URL('../../ingest/collections/interviews-2020/', import.meta.url));
const corpus = await loadCorpus(SOURCES);
const source = corpus.sources[0]!;
const byId = (id: string) => corpus.interviews.find((interview) => interview.id === id)!;
const turnWith = (id: string, words: string) =>
  byId(id).turns.find(({ start, end }) => source.text.slice(start, end).includes(words))!;

describe('the 26 interviews', () => {
  it('are all there, in order', () => {
    expect(corpus.interviews.map(({ id }) => id).join(' ')).toBe(
      'rossiya-1 al-jazeera al-arabiya trt-haber perviy-kanal cnn-turk euronews cnn-international sky-news rbc haber-global haber-turk ' +
        'france-24 ntv ria-novosti a-haber tass nikkei le-figaro fox-news rai-1 interfax ard la-repubblica efe bbc-news',
    );
  });

  it('cover the source: every word in exactly one turn or note, all offsets exact', () => {
    let end = 0;
    for (const interview of corpus.interviews) {
      expect(source.text.slice(end, interview.start).trim()).toBe('');
      expectSound(interview, source);
      end = interview.end;
    }
    expect(source.text.slice(end).trim()).toBe('');
  });

  it('keep the source byte for byte', async () => {
    const bytes = await readFile(`${SOURCES}interviews-2020.txt`);
    expect(Buffer.from(source.text, 'utf8').equals(bytes)).toBe(true);
    expect(source.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('never let a turn or an inner paragraph begin with a dash or label', () => {
    for (const { turns } of corpus.interviews) {
      for (const { start, end } of turns.flatMap(({ passages }) => passages)) {
        expect(source.text.slice(start, end)).not.toMatch(
          /^(?:[-\u2010-\u2015]|Host:|Correspondent:|President Ilham Aliyev:)/,
        );
      }
    }
  });

  it('carry the day that the text states, with its words, or the days between which they lie', () => {
    const stated = corpus.interviews.filter(({ date }) => date.basis === 'stated');
    expect(stated.map(({ id, date }) => `${id} ${date.from}`)).toEqual([
      'rossiya-1 2020-09-29',
      'al-jazeera 2020-10-02',
      'perviy-kanal 2020-10-06',
      'rbc 2020-10-10',
      'haber-turk 2020-10-13',
      'nikkei 2020-10-21',
      'rai-1 2020-10-26',
      'la-repubblica 2020-11-02',
      'bbc-news 2020-11-06',
    ]);
    const words = byId('rai-1').date.stated!;
    expect(source.text.slice(words.start, words.end)).toBe('26 October');
    expect(byId('fox-news').date).toEqual({ from: '2020-10-21', to: '2020-10-26', basis: 'bounded' });
  });

  it('name who asks where the text does, and give the third person a speaker of his own', () => {
    expect(byId('ria-novosti').turns[0]!.speaker).toBe('Dmitry Kiselev');
    expect(byId('tass').turns[0]!.speaker).toBe('Yulia Sharifulina');
    expect(byId('sky-news').turns[0]!.speaker).toBe('interviewer');
    const third = turnWith('rossiya-1', 'Undoubtedly, it was a clear, logical');
    expect(third).toMatchObject({ speaker: 'Igor Korotchenko', role: 'other', basis: 'label' });
  });

  it('leave the mark of the cut-off interview outside its last turn', () => {
    const { notes, turns } = byId('cnn-turk');
    const editorial = notes.filter(({ kind }) => kind === 'editorial');
    expect(editorial.map(({ start, end }) => source.text.slice(start, end))).toEqual(['(more…)']);
    expect(turns.at(-1)!.end).toBeLessThanOrEqual(editorial[0]!.start);
  });

  it.each([
    ['al-jazeera', 'We?', 'interviewee'],
    ['al-arabiya', 'I cannot interrupt, because of the translation', 'interviewer'],
    ['perviy-kanal', 'My name is Yevgeniy', 'interviewer'],
    ['cnn-international', 'We didn’t have the information at the time', 'interviewer'],
    ['sky-news', 'ever since the 4th century', 'interviewer'],
    ['ntv', 'In 1994, I met with the late head of state', 'interviewer'],
    ['ntv', 'Really? You met?', 'interviewee'],
    ['nikkei', 'If invited are you ready to go?', 'interviewer'],
    ['ard', 'But you ban opposition rallies', 'interviewee'],
    ['bbc-news', 'I certainly couldn’t name sources', 'interviewer'],
    ['bbc-news', 'And this shows that we are not fighting', 'interviewee'],
  ])('%s: "%s" is the %s’s', (id, words, role) => {
    expect(turnWith(id, words).role).toBe(role);
  });
});

describe('accuracy against the readers’ labels', async () => {
  const reviewed = await readReviewed(SOURCES);
  const review = Review.parse(JSON.parse(await readFile(`${SOURCES}interviews-2020.review.json`, 'utf8')));
  const rows = measure(reviewed, review);
  const share = (some: typeof rows) =>
    some.reduce((n, row) => n + row.parser, 0) / some.reduce((n, row) => n + row.paragraphs, 0);

  it('is at least 97 % for the parser alone, on the fitted and on the held-out half', () => {
    expect(share(rows)).toBeGreaterThanOrEqual(0.97);
    expect(share(rows.filter((_, i) => i % 2 === 0))).toBeGreaterThanOrEqual(0.97);
    expect(share(rows.filter((_, i) => i % 2 === 1))).toBeGreaterThanOrEqual(0.97);
  });

  it('is 100 % with the review, whose turns carry its reason', () => {
    expect(rows.filter((row) => row.reviewed !== row.paragraphs)).toEqual([]);
    const turns = corpus.interviews.flatMap((interview) => interview.turns).filter(({ basis }) => basis === 'review');
    expect(turns.length).toBeGreaterThan(50);
    expect(turns.every(({ note }) => note && /[.?!]["']?$/.test(note))).toBe(true);
  });

  it('rests on labels that two readers gave to every line but one', () => {
    const { paragraphs, agreed, kappa } = agreement(reviewed.labels.values());
    expect(review.agreement).toMatchObject({ paragraphs, agreed, kappa });
    expect(reviewed.labels.size - paragraphs).toBe(1);
  });
});
