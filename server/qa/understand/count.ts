/** "How often does he mention the bridge?", "in how many interviews does it come up?": what is to be counted, and how. */
import type { Role } from '../../../ingest/schema.ts';
import { placeOf } from './conversation/replace.ts';
import { quotedPhrases } from './phrases.ts';
import type { Count } from './understanding.ts';
import type { Compile } from './wording.ts';

const INTERVIEWS = '(?:interviews?|transcripts?|talks|conversations|episodes|outlets|channels|newspapers)';
const MENTIONS =
  '(?:mention|mentions|mentioned|say|says|said|use|uses|used|utter|utters|uttered|name|names|named|refer to|refers to|referred to|speak of|speaks of|spoke of|talk of|talks of|talked of|speak about|speaks about|spoke about|talk about|talks about|talked about|bring up|brings up|brought up|invoke|invokes|invoked|call upon|cite|cites|cited)';
const JOURNALISTS = '(?:interviewers|journalists|reporters|hosts|correspondents)';
const ASK = '(?:ask|asks|asked|question|questions|questioned|press|pressed|challenge|challenged|confront|confronted)';
const ASK_ABOUT = '(?:about|on|over|with|of)';
const THE_WORD = '(?:the (?:word|words|term|name|phrase|expression)s? )?';

export type CountRule = {
  name: string;
  unit: Count['unit'];
  /** Whose words, where the rule says so. */
  role?: Role;
  /** Its group `what` is what is counted. */
  template: string;
};

export const COUNTS: readonly CountRule[] = [
  {
    name: 'interviews-in-which-said',
    unit: 'interviews',
    template: `\\bhow many (?:of (?:the|his|her|these|their) )?(?:\\d+ )?${INTERVIEWS} (?:did|does|do|has|have) (?:WHO|anybody|anyone|somebody|the \\p{L}+) (?:\\p{L}+ly )?${MENTIONS} ${THE_WORD}(?<what>.+)$`,
  },
  {
    name: 'interviews-that-mention',
    unit: 'interviews',
    template: `\\b(?:how many|number of) (?:of (?:the|his|her|these|their) )?(?:\\d+ )?${INTERVIEWS} (?:that |which )?${MENTIONS} ${THE_WORD}(?<what>.+)$`,
  },
  {
    name: 'interviewers-that-mention',
    unit: 'interviews',
    role: 'interviewer',
    template: `\\bhow many (?:of (?:the|his|her|these|their) )?${JOURNALISTS} (?:(?:did|do|have) )?${MENTIONS} ${THE_WORD}(?<what>.+)$`,
  },
  {
    name: 'interviewers-that-ask',
    unit: 'interviews',
    role: 'interviewer',
    template: `\\bhow many (?:of (?:the|his|her|these|their) )?(?:\\d+ )?(?:${JOURNALISTS}|${INTERVIEWS}) (?:(?:did|do|have) )?(?:(?:JOURNALIST|anybody|anyone|they) )?${ASK} (?:WHO )?${ASK_ABOUT} ${THE_WORD}(?<what>.+)$`,
  },
  {
    name: 'interviews-in-which-asked',
    unit: 'interviews',
    role: 'interviewer',
    template: `\\b(?:how many|number of) (?:of (?:the|his|her|these|their) )?(?:\\d+ )?${INTERVIEWS} (?:in which |where )?(?:(?:did|does|do|is|are|was|were|has|have) )?WHO (?:(?:is|are|was|were|been) )?${ASK} ${ASK_ABOUT} ${THE_WORD}(?<what>.+)$`,
  },
  {
    name: 'interviews-in-which-it-comes-up',
    unit: 'interviews',
    template: `\\bhow many (?:of (?:the|his|her|these|their) )?(?:\\d+ )?${INTERVIEWS} (?:did|does|do|is|are|was|were|has|have) ${THE_WORD}(?<what>.+?) (?:come up|came up|appear|appears|occur|occurs|mentioned|been mentioned|named|said|used|discussed|talked about|spoken of)$`,
  },
  {
    name: 'times-said',
    unit: 'times',
    template: `\\bhow (?:often|many times|frequently) (?:did|does|do|has|have|is|was) (?:WHO|anybody|anyone|the \\p{L}+) (?:\\p{L}+ly )?(?:ever )?${MENTIONS} ${THE_WORD}(?<what>.+)$`,
  },
  {
    name: 'times-it-comes-up',
    unit: 'times',
    template: `\\bhow (?:often|many times|frequently) (?:did|does|do|is|are|was|were|has|have) ${THE_WORD}(?<what>.+?) (?:come up|came up|appear|appears|occur|occurs|mentioned|been mentioned|named|said|used|spoken|uttered)$`,
  },
  {
    name: 'times-the-word',
    unit: 'times',
    template: `\\bhow (?:often|many times|frequently)\\b.{0,60}\\bthe (?:word|term|name|phrase|expression)s? (?<what>.+)$`,
  },
  {
    name: 'every-mention',
    unit: 'times',
    template: `\\b(?:every|all|each|all the|count the|number of) (?:mentions?|occurrences?|uses?) of ${THE_WORD}(?<what>.+)$`,
  },
  {
    name: 'every-time-said',
    unit: 'times',
    template: `\\b(?:every|each|all the|number of) times? (?:that |when |where )?(?:WHO) (?:\\p{L}+ly )?${MENTIONS} ${THE_WORD}(?<what>.+)$`,
  },
];

/** More words are no phrase that somebody would have said as it stands. */
const MOST_WORDS = 4;
/** Words around a phrase that are not of it. */
const AROUND =
  /^(?:the|a|an|his|her|their|to|of|about)\s+|(?<!\s)\s+(?:by name|name|at all|in total|altogether|overall|in (?:all|the|his|her|their|these) .{0,30}|to (?:any|the) .{0,30}|in|on|at|about|of|to|for|with|from)$/g;

const COUNTS_FROM = /\bhow (?:many|often|frequently)\b/;
/** "…, and where?", "… and by whom": what else is asked, of asking words and few others. */
const ASKED_TOO = new RegExp(
  `(?:,| and| or) (?:and )?(?:(?:(?:in|by|to|on|at|from|with|for) )?(?:where|when|whom?|why|how)(?: \\p{L}+){0,3}|(?:in|by|to|on|at|from|with|for) (?:what|which)(?: \\p{L}+){1,4}|(?:what|which) (?:${INTERVIEWS}|${JOURNALISTS}))$`,
  'u',
);

function withoutAskedToo(text: string): string {
  const from = COUNTS_FROM.exec(text);
  const start = from ? from.index + from[0].length : 0;
  return text.slice(0, start) + text.slice(start).replace(ASKED_TOO, '').replace(ASKED_TOO, '');
}

/** @param text see `plain`; @param asked as it was written, for its quotation marks */
export function countOf(
  text: string,
  asked: string,
  compile: Compile,
  rules: readonly CountRule[] = COUNTS,
): Count | undefined {
  const counting = withoutAskedToo(text);
  for (const { unit, role, template } of rules) {
    const what = compile(template).exec(counting)?.groups?.what;
    if (what === undefined) continue;
    const quoted = quotedPhrases(asked);
    const phrases =
      quoted.length > 0
        ? quoted
        : what.split(/,? (?:and|or) |, ?/).map((phrase) =>
            asWritten(
              asked,
              phrase
                .replace(/["“”«»„']/g, '')
                .replace(AROUND, '')
                .replace(AROUND, '')
                .trim(),
            ),
          );
    if (phrases.every((phrase) => phrase.length > 1 && phrase.split(' ').length <= MOST_WORDS))
      return { phrases, unit, ...(role && { role }) };
  }
  return undefined;
}

function asWritten(asked: string, phrase: string): string {
  const place = placeOf(asked, phrase);
  return place ? asked.slice(place.start, place.end) : phrase;
}
