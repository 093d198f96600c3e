/**
 * Limits of the contract; page and widget import them without the schemas. Characters are code points, as JSON Schema
 * counts them; a browser's text field counts UTF-16 code units and stops earlier.
 */
export const LIMITS = {
  question: 1_000,
  history: 20,
  historyMessage: 8_000,
  answer: 8_000,
  searchResults: 50,
  citations: 20,
  filterValues: 30,
} as const;
