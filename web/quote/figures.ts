/** Figures in digits, with what groups and divides them: "5,000", "1.5", "20%". */
const FIGURE = /\d[\d.,]*\d%?|\d%?/g;

const figuresIn = (quote: string): string[] => quote.match(FIGURE) ?? [];

/** Of quotes in order of time: the figures of each that none before it has. */
export const figuresNewIn = (quotes: readonly string[]): string[][] => {
  const said = new Set<string>();
  return quotes.map((quote) => figuresIn(quote).filter((f) => !said.has(f) && said.add(f)));
};

/** Of several sides' quotes: the figures that stand in one side alone, in the order in which they are said. */
export function figuresOnlyIn(sides: readonly (readonly string[])[]): string[][] {
  const figures = sides.map((quotes) => new Set(quotes.flatMap(figuresIn)));
  return figures.map((own, i) => [...own].filter((f) => figures.every((other, j) => i === j || !other.has(f))));
}
