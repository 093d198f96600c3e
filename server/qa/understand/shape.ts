/** What kind of answer a question asks for. */
import type { Shape } from '../../contract/blocks.ts';
import type { End } from './understanding.ts';
import type { Compile } from './wording.ts';

/** A question as the rules see it. */
export type Asked = {
  /** See `plain`; without words of asking where only a subject is left of the question. */
  text: string;
  /** Likewise, as it was asked. */
  asked: string;
  /** Outlets, people or times that are to stand side by side. */
  sides: number;
  /** Whether there is something to count. */
  counted: boolean;
};

export type ShapeRule = { name: string; shape: Shape; test: (asked: Asked, compile: Compile) => boolean };

/** Patterns that a rule has found out of its template, compiled once for a collection. */
const matches = (name: string, shape: Shape, template: string): ShapeRule => ({
  name,
  shape,
  test: ({ text, asked }, compile) => compile(template).test(asked) || (text !== asked && compile(template).test(text)),
});

const GROWS =
  '(?:change|changed|changes|changing|shift|shifted|shifts|evolve|evolved|evolves|develop|developed|develops|vary|varied|varies|grow|grew|grown|rise|rose|climb|climbed|fall|fell|soften|softened|harden|hardened|go(?:es|ne)? (?:up|down)|went (?:up|down))';
const SAME = '(?:same|consistent|constant|identical|unchanged)';

/** More words, or one of these, and something is asked of the topic. */
const MOST_TOPIC_WORDS = 4;
const ASKS =
  /[?:]|\b(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|number|rate|share|price|cost|date|year|name|figure|percentage)\b/;

const UNIT = '(?:day|date|interview|week|month|year)';

/** How what is said is to be ordered, and nothing of what it is about. */
export const WORDS_OF_TIME = `(?<!\\s)\\s+(?:at (?:first|last)|(?:in|on|for|with|at) (?:each|every) (?:single )?${UNIT}|${UNIT} by ${UNIT}|by (?:day|date|interview|week|month)|over time|from ${UNIT} to ${UNIT}|from one ${UNIT} to (?:the next|the other|another)|as time (?:went|goes|passed|passes)(?: on| by)?|in order of time|chronologically|step by step)(?![\\p{L}\\p{N}])`;

/** In this order: the first that holds decides; where none does it is a question of fact. */
export const SHAPES: readonly ShapeRule[] = [
  { name: 'something-to-count', shape: 'count', test: ({ counted }) => counted },
  { name: 'several-sides', shape: 'compare', test: ({ sides }) => sides >= 2 },
  // Over time
  matches(
    'over-time',
    'over_time',
    '\\b(?:over (?:the )?(?:time|course|years|weeks|months)|from (?:day to day|week to week|month to month|year to year|interview to interview|one (?:interview|day|week|month|year) to)|as time (?:went|goes|passed|passes)|in the course of|chronolog\\w*|timeline|trace|step by step|in order of time)\\b',
  ),
  matches('how-it-changed', 'over_time', `\\bhow (?:did|has|have|does|do|much did)\\b.{0,80}\\b${GROWS}\\b`),
  matches(
    'whether-it-changed',
    'over_time',
    `^(?:and |but )?AUXILIARY (?:WHO|his|her|their|its|the|those|these)\\b.{0,60}\\b${GROWS}\\b(?! of| in the sky| hands)`,
  ),
  matches(
    'change-of-view',
    'over_time',
    `\\b(?:changes?|shifts?|development|evolution) (?:in|of) (?:his|her|their|the|WHO)\\b.{0,30}\\b(?:OPINION|tone|wording|language|figures?|numbers?|count)\\b`,
  ),
  matches(
    'change-of-mind',
    'over_time',
    '\\bchang(?:e|ed|es|ing) (?:his|her|their|your) (?:mind|tune|tone|view|position|story|wording|stance)\\b',
  ),
  matches(
    'always-the-same',
    'over_time',
    `^(?:and |but )?AUXILIARY (?:WHO|it|that|this) (?:always|ever since|still|each time|every time|consistently)\\b.{0,60}\\b(?:SAYS|name|names|give|gives|${SAME}|so)\\b|\\b(?:the|a) (?:same|different) (?:number|figure|answer|story|version|one|date|count)\\b`,
  ),
  matches(
    'first-or-last-said',
    'over_time',
    '\\b(?:first|last|latest|earliest|most recent|initially|originally) (?:time )?(?:did |does |that )?(?:WHO )?(?:ever )?SAYS\\b|\\bwhen (?:did|does) WHO (?:first|last|start|begin|stop)\\b.{0,20}\\bSAYS\\b|\\b(?:first|last|latest|earliest|most recent) (?:mention|figure|number|count|statement|word|comment)\\b',
  ),
  matches('at-one-end', 'over_time', '\\bat (?:first|last)(?=[?., ]*(?:\\(|$))'),
  matches(
    'at-first-and-later',
    'over_time',
    '\\b(?:at first|at the (?:start|beginning)|in the beginning|early on|initially|before)\\b.{0,60}\\b(?:later|at last|in the end|at the end|afterwards|by the end|now)\\b',
  ),
  matches(
    'by-day',
    'over_time',
    '\\b(?:by|each|per|(?:in|on|for|with) every) (?:day|date|interview|week|month)\\b|\\b(?:day|week|month|interview) by (?:day|week|month|interview)\\b',
  ),
  // Compare
  matches(
    'compared',
    'compare',
    '(?<!\\bwho (?:\\p{L}+ ){0,4})\\b(?:compare[ds]?|comparing|comparison|versus|vs|contrast(?:s|ed|ing)?|side by side|as (?:against|opposed to)|the one and (?:\\p{L}+ )?the other|the differences?|differ(?:s|ed|ent|ently|ence|ences)? (?:from|between|in what))\\b',
  ),
  // Wide
  matches(
    'was-said',
    'wide',
    '\\bwhat (?:all |else )?(?:was|is|has been|were|have been|gets|got) (?:ever )?(?:said|mentioned|claimed|told)\\b',
  ),
  matches(
    'did-say-about',
    'wide',
    '\\bwhat (?:else |all |exactly )?(?:did|does|do|has|have|had) WHO (?:ever |have to |had to |actually |really )?SAYS? (?:about|on|of|regarding|concerning|to say about)\\b',
  ),
  matches(
    'has-to-say',
    'wide',
    '\\bwhat WHO (?:ever |has to |have to |had to |all )?SAYS? (?:about|on|of|regarding|concerning)\\b',
  ),
  matches('who-talks', 'wide', '^(?:and )?who (?:else |all )?(?:talks|speaks|mentions|discusses)\\b'),
  matches(
    'everything',
    'wide',
    '\\b(?:everything|anything and everything|all (?:that|the|his|her|their|of (?:the|his|her|their)|mentions|passages|quotes|statements)|every (?:\\p{L}+ )?(?:mention|passage|quote|statement|reason|argument|time|place|case|example|accusation|claim)|each (?:time|mention)|across (?:the|all)|in (?:all|the|his|her|their|these) interviews)\\b',
  ),
  matches(
    'list',
    'wide',
    '^(?:please )?(?:list|collect|gather|compile|enumerate|name|summari[sz]e|sum up|outline|recap|overview|give (?:me |us )?(?:an? )?(?:overview|summary|list)|quotes?|passages?|statements?)\\b',
  ),
  matches(
    'opinion',
    'wide',
    `\\b(?:his|her|their|WHO) (?:\\p{L}+ )?OPINION (?:on|about|of|towards?|regarding|concerning|for|against)\\b`,
  ),
  matches(
    'which-ones',
    'wide',
    '^(?:and )?(?:which|what) (?:\\p{L}+ ){0,2}(?:countries|cities|towns|villages|districts|people|leaders|presidents|companies|weapons|kinds|sorts|types|examples|reasons|arguments|conditions|ways|things|topics|matters|problems|proposals|steps|places|names|groups|organi[sz]ations)\\b',
  ),
  // Yes or no
  matches(
    'opens-with-verb',
    'yes_no',
    `^(?:(?:and|but|so|or|then|also|well|in fact|ok|now) ){0,2}AUXILIARY (?!you (?:show|tell|give|find|list|please))`,
  ),
  matches('after-a-lead', 'yes_no', `^[^,:?]{2,40}[,:] ?AUXILIARY `),
  matches(
    'whether',
    'yes_no',
    '^(?:is it (?:true|right|so)|tell me (?:whether|if)|whether|i (?:want|would like) to know (?:whether|if))\\b|\\bor not$|\\byes or no\\b',
  ),
  // Nothing is asked of it: all that is said on it.
  {
    name: 'topic-alone',
    shape: 'wide',
    test: ({ asked }) => asked.split(' ').length <= MOST_TOPIC_WORDS && !ASKS.test(asked),
  },
];

const ENDS: Readonly<Record<End, RegExp>> = {
  first:
    /\b(?:at first|initially|originally|(?:first|earliest|initial|original) (?:figure|number|count|statement|answer|version|claim|mention|estimate|account|position)s?)\b/,
  last: /\b(?:at last|most recently|(?:last|latest|final|most recent) (?:figure|number|count|statement|answer|version|claim|mention|estimate|account|position)s?)\b/,
};

/** @param text see `plain`; @returns undefined where it asks for neither, or for both */
export function endOfTime(text: string): End | undefined {
  const [end, ...more] = (['first', 'last'] as const).filter((one) => ENDS[one].test(text));
  return more.length === 0 ? end : undefined;
}

/** @param rules that are tried in their order */
export function shapeOf(asked: Asked, compile: Compile, rules: readonly ShapeRule[] = SHAPES): Shape {
  return rules.find(({ test }) => test(asked, compile))?.shape ?? 'fact';
}
