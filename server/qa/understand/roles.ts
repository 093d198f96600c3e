/** Whose words a question asks for: the journalists', or (most often, and where it does not say) the answers. */
import type { Role } from '../../../ingest/schema.ts';
import type { Compile } from './wording.ts';

export type RoleRule = {
  name: string;
  /** `undecided`: it speaks of a journalist, and asks for the answer all the same. */
  role: Role | 'undecided';
  template: string;
  /** Where this holds, too, the rule does not. */
  unless?: string;
};

const REPLYING = '\\b(?:respond|repl(?:y|ied|ies)|answer|react|rebut|respons|retort|den(?:y|ied|ies)\\b|say to)';

/** In this order: the first that holds decides. */
export const ROLES: readonly RoleRule[] = [
  // Not "who asked “…”": the words asked for may be anybody's.
  {
    name: 'who-asked',
    role: 'interviewer',
    template: '\\bwho (?:\\w+ )?(?:asked|asks|interviewed|questioned|pressed|challenged|confronted) (?!["“«])',
  },
  {
    name: 'who-confronted',
    role: 'interviewer',
    template:
      '\\b(?:anybody|anyone|somebody|someone|who else|who)(?: ever)? (?:accus\\w*|confront\\w*|challeng\\w*|press(?:ed|es)?|question(?:ed|s)?) WHO\\b',
  },
  { name: 'which-journalist', role: 'interviewer', template: '\\b(?:which|what) JOURNALIST\\b' },
  {
    name: 'which-outlet',
    role: 'interviewer',
    template:
      '\\b(?:which|what) (?:outlets?|channels?|newspapers?|papers?|media|stations?) (?:asked|ask|alleg|claim|accus|press|rais)\\w*\\b',
  },
  {
    name: 'asked-of-them',
    role: 'interviewer',
    template:
      '\\bwhat (?:else )?(?:was|is|were) WHO (?:\\w+ )?(?:asked|accused of|confronted with|challenged (?:on|about|over)|pressed (?:on|about|over))\\b',
    unless: REPLYING,
  },
  {
    name: 'challenged-by',
    role: 'interviewer',
    template:
      '\\b(?:asked|challenged|questioned|raised|disputed|contradicted|put|brought up|mentioned|doubted|pressed) by (?:a |an |the |any |one |some )?(?:\\w+ )?ASKER\\b',
    unless: REPLYING,
  },
  { name: 'their-part', role: 'undecided', template: '\\b(?:how|what) (?:did|does|was|is) (?:his|WHO)\\b' },
  {
    name: 'a-reply',
    role: 'undecided',
    template:
      '\\b(?:respond|responds|responded|reply|replies|replied|answer|answers|answered|react|reacted|rebut|rebuts|response|retort|retorted|deny|denied)\\b',
  },
  {
    name: 'did-the-journalist',
    role: 'interviewer',
    template:
      '\\b(?:did|does|do|had|has|have) (?:the |an? |his |her )?(?:[\\p{L}\\p{N}]+ ){0,4}?ASKER(?: crew)? (?:[\\p{L}]+ ){0,2}?ALLEGES\\b',
  },
  {
    name: 'did-a-journalist',
    role: 'interviewer',
    template: '\\b(?:did|had|has) (?:the |an? )(?:[\\p{L}\\p{N}]+ ){0,3}?JOURNALIST \\p{L}+',
  },
  {
    name: 'the-one-they-named',
    role: 'interviewer',
    template: '\\b(?:the ones?|that|which) (?:the )?ASKER (?:named|mentioned|meant|spoke of|asked about|brought up)\\b',
  },
  { name: 'journalist-colon', role: 'interviewer', template: '^(?:\\p{L}+ ){0,3}JOURNALIST\\s*:' },
  { name: 'journalist-alleges', role: 'interviewer', template: '\\bJOURNALIST(?: \\p{L}+)? ALLEGES\\b' },
  {
    name: 'question-by',
    role: 'interviewer',
    template:
      '\\b(?:questions?|claims?|accusations?|allegations?|charges?|objections?|complaints?|remarks?|words) (?:\\w+ )?(?:by|of|from|did) (?:the |an? )?(?:[\\p{L}\\p{N}]+ ){0,2}ASKER\\b',
  },
  {
    name: 'journalists-question',
    role: 'interviewer',
    template: '\\bJOURNALIST (?:complaints?|claims?|questions?|accusations?|allegations?|remarks?|statements?)\\b',
  },
  { name: 'put-to-them', role: 'interviewer', template: '\\bput to WHO\\b' },
  {
    name: 'were-they-asked',
    role: 'interviewer',
    template: '\\b(?:was|is|were) WHO (?:\\w+ )?(?:asked|told|accused|confronted|challenged|pressed)\\b',
  },
  {
    name: 'as-told-by',
    role: 'interviewer',
    template:
      '\\bas (?:retold|told|related|reported|quoted) (?:to him |on air )?by (?:the |an? )?(?:[\\p{L}\\p{N}]+ ){0,2}ASKER\\b',
  },
  {
    name: 'as-they-told',
    role: 'interviewer',
    template: '\\bas (?:the |an? )?(?:[\\p{L}\\p{N}]+ ){0,2}ASKER (?:told|related|put|retold|said)\\b',
  },
];

/** @param text folded; @returns undefined where the question does not say */
export function roleOf(text: string, compile: Compile, rules: readonly RoleRule[] = ROLES): Role | undefined {
  const rule = rules.find(
    ({ template, unless }) => compile(template).test(text) && !(unless && compile(unless).test(text)),
  );
  return rule && rule.role !== 'undecided' ? rule.role : undefined;
}
