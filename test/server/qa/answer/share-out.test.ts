import { describe, expect, test } from 'vitest';
import { makeAnalyze } from '../../../../ingest/text/analyze.ts';
import type { Candidate } from '../../../../server/qa/answer/candidates.ts';
import { type ShareOptions, shareOut } from '../../../../server/qa/answer/share-out.ts';
import { type SpokenTurn, spokenTurn } from '../../../../server/qa/answer/spoken-turn.ts';
import type { PassageEntry } from '../../../../server/qa/library.ts';
import { passageWith, smallLibrary } from '../../http/stream/small-library.ts';
import { smallVocabulary } from '../../small-index.ts';

const analyze = makeAnalyze([]);

/** The sentence with some words. */
function candidate(words: string, value: number, rank: number, relevance = 0.9): Candidate {
  const spoken = spokenTurn(smallLibrary, passageWith(words));
  const sentence = spoken.sentences.findIndex((s) => s.text.includes(words));
  return { spoken, sentence, value, relevance, rank, terms: new Set(analyze(spoken.sentences[sentence]!.text)) };
}

/** A turn of paragraphs of one sentence each. */
function turnOfParagraphs(...texts: string[]): SpokenTurn {
  const { interview, turn } = spokenTurn(smallLibrary, passageWith('Only 12 captains'));
  const sentences = texts.map((text, i) => ({
    start: i * 100,
    end: i * 100 + text.length,
    text,
    entry: {} as PassageEntry,
  }));
  return { interview, turn, sentences };
}

const FOUND = [
  candidate('Only 12 captains', 0.9, 0),
  candidate('The ferry runs', 0.5, 0),
  candidate('I promised thirty', 0.6, 1),
  candidate('Nobody sold', 0.7, 2, 0.4),
];

const shared = (changes: Partial<ShareOptions> = {}, found = FOUND) =>
  shareOut(found, () => ({ asked: new Set(), analyze, yesNo: false }), smallVocabulary, {
    ...{ characters: 2_000, least: 0.1, quotes: 10, exchanges: 10, further: 0.5, repeats: 0.5, alike: 0.7 },
    ...changes,
  });
const quoted = (changes: Partial<ShareOptions> = {}) =>
  shared(changes).map(({ spoken, sentences }) => sentences.map((i) => spoken.sentences[i]!.text).join(' '));

describe('the length for all quotes', () => {
  test('goes to the best sentences of whatever turn', () => {
    expect(shared()).toHaveLength(3);
    expect(quoted({ characters: 150 })).toHaveLength(1);
  });

  test('a longer one holds all that a shorter one does, and a few characters change the last pick at most', () => {
    let before: string[] = [];
    for (let characters = 50; characters < 800; characters += 10) {
      const now = shared({ characters }).flatMap((s) => s.sentences.map((i) => `${s.spoken.turn.id} ${i}`));
      expect(before.every((one) => now.includes(one))).toBe(true);
      before = now;
    }
    expect(before.length).toBeGreaterThan(4);
  });

  test('the first pick stands, however short it is', () => expect(quoted({ characters: 1 })[0]).toContain('Only 12'));

  test('is not filled with what is worth little', () => expect(shared({ least: 0.8 })).toHaveLength(1));
});

describe('quotes and exchanges', () => {
  test('are as many as they may be', () => {
    expect(shared({ quotes: 1 })).toHaveLength(1);
    expect(shared({ exchanges: 1 }).length).toBe(2);
  });

  test('further exchanges must be as relevant', () => expect(shared({ exchanges: 1, further: 1 })).toHaveLength(1));

  test('one of each interview comes first', () => {
    const order = shared({ firstOfEach: ({ spoken }) => spoken.interview.id }).map((s) => s.spoken.interview.id);
    expect(order.slice(0, 2)).toEqual(['radio-oak', 'coast-tv']);
    const one = shared({ firstOfEach: ({ spoken }) => spoken.interview.id, onePerKey: true });
    expect(one.map((s) => s.spoken.interview.id)).toEqual(['radio-oak', 'coast-tv']);
  });

  test('an earlier paragraph of the turn is quoted where it is worth nearly as much as the later one', () => {
    const spoken = turnOfParagraphs('The pier burned in the spring.', 'Only the lamp was left of it.');
    const at = (sentence: number, value: number): Candidate => ({
      ...{ spoken, sentence, value, relevance: 0.9, rank: 0, terms: new Set([`${sentence}`]) },
    });
    const of = (value: number, before: number) =>
      shared({ before }, [at(1, 0.9), at(0, value)]).map(({ sentences }) => sentences);
    expect(of(0.8, 0.8)).toEqual([[0, 1]]);
    expect(of(0.5, 0.8)).toEqual([[1]]);
    expect(of(0.5, 0)).toEqual([[0, 1]]);
  });

  test('much the same elsewhere is grouped, not quoted again', () => {
    const same = { ...FOUND[3]!, terms: FOUND[0]!.terms };
    const [first, ...others] = shared({}, [FOUND[0]!, same]);
    expect([first?.alike, others]).toEqual([['coast-tv'], []]);
  });
});
