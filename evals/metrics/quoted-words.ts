import type { Evidence } from '../schema.ts';
import { paragraphAt, type SourceText } from '../source.ts';
import { wordsOf } from './words.ts';

type Span = { start: number; end: number };

/**
 * Word-level F1 of quoted spans against labelled quotes, as SQuAD scores answers (Rajpurkar et al., EMNLP 2016), but over the
 * places of words in the source rather than a bag of words: precision is the share of quoted words that lie in a labelled
 * quote of either grade, recall the share of the words of grade-2 quotes (grade 1 where there are none) that are quoted.
 * Null where no label can be found in the source.
 */
export function quotedWordsF1(source: SourceText, quoted: Span[], evidence: Evidence[]): number | null {
  const best = Math.max(...evidence.map((e) => e.grade));
  const all = wordPlaces(source, labelledSpans(source, evidence));
  const wanted = wordPlaces(
    source,
    labelledSpans(
      source,
      evidence.filter((e) => e.grade === best),
    ),
  );
  if (wanted.size === 0) return null;
  const given = wordPlaces(source, quoted);
  const precision = given.size === 0 ? 0 : overlap(given, all) / given.size;
  const recall = overlap(wanted, given) / wanted.size;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function labelledSpans(source: SourceText, evidence: Evidence[]): Span[] {
  return evidence.flatMap(({ line, quote }) => {
    const paragraph = paragraphAt(source, line);
    const start = paragraph ? source.text.indexOf(quote, paragraph.start) : -1;
    return paragraph && start !== -1 && start < paragraph.end ? [{ start, end: start + quote.length }] : [];
  });
}

/** Offsets at which the words that lie wholly in the spans begin. */
function wordPlaces(source: SourceText, spans: Span[]): Set<number> {
  const places = new Set<number>();
  for (const { start, end } of spans) {
    for (const word of wordsOf(source.text.slice(start, end))) places.add(start + word.start);
  }
  return places;
}

function overlap(a: Set<number>, b: Set<number>): number {
  return [...a].filter((place) => b.has(place)).length;
}
