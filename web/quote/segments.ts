/** A half-open range of UTF-16 code units, with the name of what it marks. */
export type Mark<K extends string = string> = { start: number; end: number; kind: K };

/** A run of text and the kinds of the marks that cover it. */
export type Segment<K extends string = string> = { text: string; start: number; kinds: K[] };

/**
 * Cuts `text`, which begins at offset `start`, where marks begin or end. The segments joined are exactly the text.
 * Marks may overlap and may reach beyond the text.
 */
export function toSegments<K extends string>(text: string, start: number, marks: Mark<K>[]): Segment<K>[] {
  const end = start + text.length;
  const inside = marks.filter((m) => m.start < end && m.end > start && m.start < m.end);
  const cuts = new Set([start, end]);
  for (const m of inside) {
    cuts.add(Math.max(m.start, start));
    cuts.add(Math.min(m.end, end));
  }
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(0, -1).map((from, i) => ({
    text: text.slice(from - start, points[i + 1]! - start),
    start: from,
    kinds: [...new Set(inside.filter((m) => m.start <= from && from < m.end).map((m) => m.kind))],
  }));
}

/** The non-empty lines of a text that begins at offset `start`, each with its own offset. */
export function toParagraphs(text: string, start: number): { text: string; start: number; end: number }[] {
  return [...text.matchAll(/[^\r\n]+/g)]
    .filter(([line]) => line.trim() !== '')
    .map((m) => ({
      text: m[0],
      start: start + m.index,
      end: start + m.index + m[0].length,
    }));
}
