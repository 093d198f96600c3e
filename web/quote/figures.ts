/** Figures in digits, with what groups and divides them: "5,000", "1.5", "20%". */
const FIGURE = /\d[\d.,]*\d%?|\d%?/g;

/** Of several sides' quotes: the figures that stand in one side alone, in the order in which they are said. */
export function figuresOnlyIn(sides: readonly (readonly string[])[]): string[][] {
  const figures = sides.map((quotes) => new Set(quotes.flatMap((q) => q.match(FIGURE) ?? [])));
  return figures.map((own, i) => [...own].filter((f) => figures.every((other, j) => i === j || !other.has(f))));
}
