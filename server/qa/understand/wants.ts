/** What kind of thing an answer has to hold: a sum of money, a year, a place. */
import type { Wants } from './understanding.ts';

export type WantsRule = { name: string; wants: Wants; pattern: RegExp };

const UNIT = '(?:metres?|meters?|kilomet(?:re|er)s?|km|miles?|feet|inches|yards?|hectares?|acres?)';

/** In this order: the first that holds decides. Patterns see text as `plain` makes it. */
export const WANTS: readonly WantsRule[] = [
  {
    name: 'cost',
    wants: 'money',
    pattern:
      /\b(?:how much (?:does|do|did|is|was|were|are|will|would|has|have) .{0,60}\b(?:cost|costs|pay|paid|spend|spent|earn|worth|charge)|how much money|what (?:did|does|do|is|was|were|are|will) .{0,60}\b(?:cost|costs|the (?:price|cost|budget|salary|fee|value))|(?:price|cost|budget|salary|fee|sum|funding|how expensive|how many (?:dollars|euros|pounds|manats?|rubles|roubles|crowns|lira))\b)/,
  },
  {
    name: 'length',
    wants: 'length',
    pattern: new RegExp(
      `\\b(?:how (?:long|wide|high|tall|deep|far|large|big) (?:is|are|was|were|a|an|the|away)\\b(?!.{0,40}\\b(?:take|last|since|ago|been)\\b)|how many (?:square )?${UNIT}|(?:length|width|height|depth|distance|size) of)\\b`,
    ),
  },
  { name: 'age', wants: 'age', pattern: /\b(?:how old|what age|at what age|age of)\b/ },
  {
    name: 'year',
    wants: 'year',
    pattern:
      /\b(?:what|which|in which|since which|what s the) (?:year|date|day|month)\b|^(?:and |but |so )?(?:since )?when\b(?! asked)/,
  },
  {
    name: 'number',
    wants: 'number',
    pattern:
      /\b(?:how many|how much|how often|how long|number of|what (?:share|percentage|proportion|number|figure)|per ?cent(?:age)?|death toll|population|tally|count of)\b/,
  },
  {
    name: 'name',
    wants: 'name',
    pattern:
      /^(?:and |but |so )?(?:who|whom|whose|by whom|to whom|which (?:person|people|politicians?|presidents?|ministers?|leaders?|journalists?|countr(?:y|ies)|compan(?:y|ies)|outlets?))\b|\bwhat (?:is|was|are|were) .{0,60}\b(?:called|named|s name|the name)\b|\bthe names? of\b/,
  },
  {
    name: 'place',
    wants: 'place',
    pattern:
      /^(?:and |but |so )?(?:from |to |in )?(?:where|which (?:town|city|village|district|place|region|street|country))\b/,
  },
  {
    name: 'reason',
    wants: 'reason',
    pattern:
      /^(?:and |but |so |then )?(?:why|how come|for what reason|what (?:was|is|were|are) (?:the|his|her|their) reasons?|what (?:made|drove|led))\b/,
  },
];

/** @param text see `plain`; @param yesNo whether it is put as a question of yes or no */
export function wantsOf(text: string, yesNo: boolean): Wants | undefined {
  if (yesNo) return 'yes_no';
  return WANTS.find(({ pattern }) => pattern.test(text))?.wants;
}
