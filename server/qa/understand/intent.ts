/** Marks of a question that the fitted models were fitted on: a theme, a number asked for, something taken for granted, who said it. */
import type { Compile } from './wording.ts';

export type IntentRule = {
  name: string;
  mark: 'theme' | 'number' | 'asks' | 'yes-no' | 'open' | 'who';
  /** Of the question in lower case, with straight apostrophes. */
  template: string;
};

export const INTENTS: readonly IntentRule[] = [
  {
    name: 'what-was-said',
    mark: 'theme',
    template:
      '\\bwhat (?:was|is|has been|were|(?:did|does|do) (?:WHO)) (?:ever )?(?:said|say|says|saying) (?:about|on|of)\\b',
  },
  {
    name: 'all-of-it',
    mark: 'theme',
    template:
      '\\b(?:everything|all (?:that|the times|mentions)|each time|across (?:the|all)|in (?:all|the|his|her|their|these) interviews|ever)\\b',
  },
  {
    name: 'through-time',
    mark: 'theme',
    template:
      '\\b(?:how (?:did|has|does) (?:his|her|their|the) .{0,40}(?:change|shift|evolve|develop|grow|climb)|trace|over time)\\b',
  },
  {
    name: 'number',
    mark: 'number',
    template:
      '\\b(?:how many|how much|how long|how far|how old|how often|how big|number of|what (?:share|percentage|proportion|number|figure|sum|date|year)|which year|population|tally|toll|figures?|when|cost|price|per ?cent|percentage)\\b',
  },
  {
    name: 'question-word',
    mark: 'asks',
    template:
      '\\b(?:why|when|how|which|what|whose|where|who|whom|(?:his|her|their) (?:reasons?|excuse|grounds|motive))\\b',
  },
  // After an optional lead such as "In the radio interview,".
  {
    name: 'opens-with-verb',
    mark: 'yes-no',
    template:
      "^[^\\p{L}\\p{N}]*(?:[\\p{L}\\p{N} '-]{0,40}[,:–-] ?)?(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|may|might)\\b",
  },
  // These suppose only that something was said.
  {
    name: 'open-what',
    mark: 'open',
    template: '\\b(?:what (?:was|is|were|has been) said|what (?:did|does|do) (?:\\p{L}+ )?WHO (?:say|tell|think))\\b',
  },
  {
    name: 'open-who',
    mark: 'open',
    template:
      '\\bwho (?:said|says|spoke|used|told|claimed|mentioned|put|asked|insist|suggest|quip|conced|dismiss|talk|challeng|charged|predict|warn|accus)\\p{L}*',
  },
  {
    name: 'who',
    mark: 'who',
    template:
      '^[^\\p{L}]*(?:(?:so|and|but) )?(?:who(?! (?:else )?(?:talks|speaks|mentions|discusses)\\b)|whose|which (?:journalist|reporter|interviewer|speaker|side|person)|by whom|was it (?:WHO|the journalist|the interviewer))\\b',
  },
];

/** Marks of a question, by its words. */
export function marksOf(
  question: string,
  compile: Compile,
  rules: readonly IntentRule[] = INTENTS,
): ReadonlySet<IntentRule['mark']> {
  const text = question.toLowerCase().replace(/[’‘]/g, "'");
  return new Set(rules.filter(({ template }) => compile(template).test(text)).map(({ mark }) => mark));
}

/** "Why did they reject …?" supposes that they did. */
export const isLoaded = (marks: ReadonlySet<IntentRule['mark']>, asksForJournalist: boolean): boolean =>
  marks.has('asks') && !marks.has('yes-no') && !marks.has('open') && !marks.has('theme') && !asksForJournalist;

const SIZE =
  /^[^\p{L}]*(?:(?:and|so|but) )?how (?:many|much|large|big|great|small|strong|long|short|wide|high|tall|deep|far|old|heavy|numerous)\b[^?]{0,80}?\b(?:is|are|was|were|be|been|has|have|had)\b/iu;

/** "How large is …?" asks for a figure that there is in any case; "How many did they sell?" supposes that they did. */
export const asksForSize = (question: string): boolean => SIZE.test(question);
