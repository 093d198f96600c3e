/** Phrases that a question gives in quotation marks. */
const QUOTED = /[“"«„]([^”"»“]{3,200})[”"»“]|(?<![\p{L}\p{N}])[‘']([^’']{8,200})[’'](?![\p{L}\p{N}])/gu;

export function quotedPhrases(question: string): string[] {
  return [...question.matchAll(QUOTED)]
    .map((m) => (m[1] ?? m[2] ?? '').trim())
    .filter((phrase) => phrase.includes(' '));
}
