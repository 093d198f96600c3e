/** Messages about the collection or the program, which the catalog answers: greetings, "which outlets?", "how many interviews?". */
import type { Compile } from '../wording.ts';

export type AboutTopic = 'greeting' | 'thanks' | 'help' | 'outlets' | 'count' | 'speakers' | 'source' | 'order';

export type AboutRule = { name: string; topic: AboutTopic; template: string };

const THIS = '(?:you|i|this(?: (?:bot|site|page|tool|app|program))?|the (?:bot|site|page|tool|app|program))';
const OUTLETS = '(?:outlets?|channels?|media|newspapers?|broadcasters?|stations?|agencies|sources?|shows?|podcasts?)';
const COLLECTION = '(?:collection|corpus|archive|database)';
const FIRST_OR_LAST = '(?:first|last|earliest|latest|oldest|newest|most recent|final)';
/** Not talks or conversations, which may be those of others. */
const INTERVIEW = '(?:interviews?|transcripts?|episodes?)';
const INTERVIEWS = '(?:interviews|transcripts|conversations|talks|episodes)';

/** Of the words of a message, folded, with single blanks and nothing between; in this order. */
export const ABOUT: readonly AboutRule[] = [
  {
    name: 'hello',
    topic: 'greeting',
    template:
      '^(?:hi|hello|hey|hallo|salam|salut|greetings|good (?:morning|afternoon|evening|day)|howdy|yo)(?: (?:there|all|everybody|bot|team))?(?: how are you(?: today| doing)?)?$',
  },
  {
    name: 'thank-you',
    topic: 'thanks',
    template:
      '^(?:(?:ok|okay|great|perfect|cool) )?(?:thanks?|thank you|thx|cheers|many thanks|bye|goodbye|see you)(?: (?:very much|so much|a lot|you|then|again)){0,4}(?: for .{0,60})?$',
  },
  { name: 'help', topic: 'help', template: '^(?:help|help me|i need help|how to use this(?: \\p{L}+)?)$' },
  {
    name: 'what-can-it-do',
    topic: 'help',
    template: `^(?:so )?(?:what|which|how) (?:can|could|do|does|should) ${THIS} (?:.{0,30} )?(?:answer|ask|do|help|know|work|search|find|use|questions|bot|tool|site)(?: (?!.{0,40}\\b(?:about|on|of) (?!this$|here$|it$|this\\b)).{0,40})?$`,
  },
  {
    name: 'who-is-it',
    topic: 'help',
    template:
      '^(?:who are you|what are you|what is this(?: (?:site|bot|page|tool|about))?|what(?: is|s)? on the record|how does (?:this|it) work|are you (?:a |an )?(?:bot|ai|human|robot|chatgpt|llm).{0,20}|what (?:kind|sort|type)s? of questions .{0,60})$',
  },
  {
    name: 'what-is-here',
    topic: 'count',
    template: `^(?:(?:so )?what(?:[’' ]?s| is| does)? (?:in |covered (?:in|by) )?(?:this|the|your) ${COLLECTION}(?: about| for| cover| contain| hold)?|(?:tell me about|describe|what do you have in) (?:this|the|your) ${COLLECTION}|what (?:interviews|transcripts|talks|episodes) (?:is|are) (?:this|in here)|what do you have)$`,
  },
  {
    name: 'how-many-and-of-which-outlets',
    topic: 'outlets',
    template: `^how many ${INTERVIEWS}(?: (?:are|do|have|does|did|has) (?:there|here|you|this|the ${COLLECTION}|WHO)(?: .{0,30})?)? and (?:(?:with|for|by|to|from|on|of) )?(?:which|what) ${OUTLETS}(?: .{0,30})?$`,
  },
  {
    name: 'how-many',
    topic: 'count',
    template: `^how many (?:interviews|transcripts|conversations|speakers|passages|turns|talks|episodes)(?: (?:are|do|have|does) (?:there|here|covered|included|you|this|the ${COLLECTION}|in (?:this|the|your) ${COLLECTION})(?: .{0,40})?)?$`,
  },
  {
    name: 'how-many-did-they-give',
    topic: 'count',
    template:
      '^how many (?:interviews|talks|conversations)(?: (?:did|has|have|does|do)) WHO (?:ever )?(?:give|gave|given|do|done|have|grant|granted)(?: .{0,30})?$',
  },
  {
    name: 'the-first-or-the-last',
    topic: 'order',
    template: `^(?:and )?(?:(?:(?:what|which|when|(?:on )?(?:what|which) (?:day|date)) (?:was|is|were|are)|when (?:did|has) WHO (?:give|given|do|grant)) )?(?:the (?:date|day) of )?(?:(?:the|his|her|their|your) )?(?:very )?${FIRST_OR_LAST}(?: and (?:the )?${FIRST_OR_LAST})? ${INTERVIEW}(?: and (?:(?:which|what|when) )?(?:(?:was|is) )?(?:the )?${FIRST_OR_LAST}(?: one| ${INTERVIEW})?)?(?: (?:here|given|recorded|of all|with WHO|(?:that )?WHO gave|(?:in|of) (?:the|this|your) ${COLLECTION}))?$`,
  },
  {
    name: 'which-came-first',
    topic: 'order',
    template: `^(?:and )?which (?:(?:of (?:the|his|her|their) )?${INTERVIEW}|one)(?: (?:came|comes|was|is|took place|happened))(?: given| recorded| held)? (?:the )?${FIRST_OR_LAST}(?: one)?(?: and (?:which|what) (?:(?:one )?(?:came|was|is) )?(?:the )?${FIRST_OR_LAST})?$`,
  },
  {
    name: 'who-interviewed-first',
    topic: 'order',
    template: `^(?:and )?(?:who|which ${OUTLETS}) (?:interviewed WHO ${FIRST_OR_LAST}|(?:had|got|did|made) the ${FIRST_OR_LAST} ${INTERVIEW})$`,
  },
  {
    name: 'which-period',
    topic: 'count',
    template: `\\b(?:what|which) (?:period|dates?|time ?(?:span|frame|range)?) (?:do|does|are) .{0,30}\\b(?:interviews|transcripts|${COLLECTION})(?: cover)?\\b`,
  },
  {
    name: 'which-outlets',
    topic: 'outlets',
    template: `\\b(?:which|what|list|name|show|how many) (?:.{0,30} )?${OUTLETS} (?:.{0,40} )?(?:do you (?:have|cover|know)|are (?:there|covered|included|in (?:the|this|your))|have you|in (?:the|this|your) ${COLLECTION}|interviewed WHO)\\b`,
  },
  {
    name: 'outlets',
    topic: 'outlets',
    template: `^(?:(?:which|what) ${OUTLETS}(?: are there| are covered| do you have)?|(?:list|show|name)(?: me)?(?: all)?(?: of)? (?:the |your )?(?:outlets|interviews|channels|media|talks|episodes))$`,
  },
  {
    name: 'which-interviews',
    topic: 'outlets',
    template: `^(?:which|what) ${INTERVIEWS} (?:are there|do you have|have you|are (?:covered|included|available|here))(?: .{0,30})?$`,
  },
  {
    name: 'who-speaks',
    topic: 'speakers',
    template:
      '^(?:(?:who|which (?:people|persons|speakers)) (?:speaks?|talks?|is interviewed|are interviewed|was interviewed|are the speakers)(?: (?:in|here|on).{0,40})?|who is (?:the )?interviewee)$',
  },
  {
    name: 'where-from',
    topic: 'source',
    template: `\\b(?:where|who) (?:do|does|did|are|is|were|was|made|published|publishes|translated) (?:.{0,20} )?(?:transcripts?|texts?|translations?|${COLLECTION})\\b`,
  },
  {
    name: 'are-they-exact',
    topic: 'source',
    template:
      '\\bare (?:these|the|those) (?:transcripts|texts|interviews|quotes) (?:.{0,30} )?(?:translat|verbatim|original|official|complete|accurate)',
  },
];

/** @param plain words of a message, folded, with single blanks */
export const aboutCollection = (
  plain: string,
  compile: Compile,
  rules: readonly AboutRule[] = ABOUT,
): AboutTopic | undefined => rules.find(({ template }) => compile(template).test(plain))?.topic;
