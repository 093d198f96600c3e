/** Letters of a word that count, and letters it has at least: what is shorter seldom carries a subject. */
const STEM = 6;

/** What a text is about, in any language with letters: the beginnings of its words, without accents. */
export const termsOf = (text: string, least: number): ReadonlySet<string> =>
  new Set(
    (
      text
        .toLowerCase()
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .match(/[\p{L}\p{N}]+/gu) ?? []
    )
      .filter((word) => word.length >= least)
      .map((word) => word.slice(0, STEM)),
  );

export const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((t) => b.has(t)).length;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text that begins at offset `start`, without the white space around them. */
export const sentencesOf = (text: string, start: number): { text: string; start: number; end: number }[] =>
  [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const kept = segment.trim();
    const from = start + index + segment.indexOf(kept);
    return kept ? [{ text: kept, start: from, end: from + kept.length }] : [];
  });
