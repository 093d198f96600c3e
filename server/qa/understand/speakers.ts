/** Whose words a question asks for: the journalists', a named speaker's, or (most often) the interviewee's. */

import type { Role } from '../../../ingest/schema.ts';
import { fold } from '../../../ingest/text/analyze.ts';
import { literal } from '../../../ingest/text/pattern.ts';

const JOURNALIST =
  '(?:journalists?|reporters?|interviewers?|correspondents?|presenters?|hosts?|anchors?(?:wom[ae]n|m[ae]n)?|newspaperm[ae]n|newsm[ae]n|moderators?|questioners?)';
/** Verbs whose subject is the journalist, and what is asked about them. */
const CLAIMING =
  '(?:ask|asks|asked|asking|alleg\\w*|claim\\w*|accus\\w*|suggest\\w*|say|says|said|argu\\w*|object\\w*|assert\\w*|report\\w*|relay\\w*|mention\\w*|quot\\w*|not(?:e|es|ed|ice|iced)|put|puts|bring|brought|bring up|tell|told|see|saw|heard|hear|describ\\w*|confront\\w*|challeng\\w*|cast|rais\\w*|pass\\w*|press\\w*|want\\w*|know|insist\\w*|point\\w*|retell|retold|fancies|observ\\w*|cit\\w*|question\\w*|conced\\w*|warn\\w*)';
/** The interviewee's part in a question that speaks of a journalist, too. */
const ANSWERING =
  /\b(how|what) (did|does|was|is) (he|aliyev|the president|his|ilham aliyev)\b.*|\b(respond|responds|responded|reply|replies|replied|answer|answers|answered|react|reacted|rebut|rebuts|response|retort|retorted|deny|denied)\b/;

const REPLYING = /\b(?:respond|repl(?:y|ied|ies)|answer|react|rebut|respons|retort|den(?:y|ied|ies)\b|say to)/;
const ASKED_OF_HIM =
  /\bwhat (?:else )?(?:was|is) (?:he|aliyev|the president) (?:\w+ )?(?:asked|accused of|confronted with|challenged (?:on|about|over)|pressed (?:on|about|over))\b/;

/** Whose words a question asks for; undefined where it does not say. */
export type RoleFinder = (question: string) => Role | undefined;

const WHO_ASKED = /\bwho (?:\w+ )?(?:asked|asks|interviewed|questioned|pressed|challenged|confronted) (?!["“«])/;
const WHO_CONFRONTED =
  /\b(?:anybody|anyone|somebody|someone|who else|who)(?: ever)? (?:accus\w*|confront\w*|challeng\w*|press(?:ed|es)?|question(?:ed|s)?) (?:him|aliyev|the president)\b/;
const WHICH_JOURNALIST = new RegExp(`\\b(?:which|what) ${JOURNALIST}\\b`);
const WHICH_OUTLET =
  /\b(?:which|what) (?:outlets?|channels?|newspapers?|papers?|media|stations?) (?:asked|ask|alleg|claim|accus|press|rais)\w*\b/;

/** @param names of the collection's outlets and interviewers' surnames, folded: "what did the BBC ask" is about the journalist */
export function roleFinder(names: readonly string[]): RoleFinder {
  const outlets = names.map(literal).join('|');
  const subject = `(?:${JOURNALIST}|(?:${outlets})(?: (?:man|woman|people|team|crew|side))?|man from (?:${outlets}))`;
  const patterns = [
    `\\b(?:did|does|do|had|has|have) (?:the |an? |his |her )?(?:[\\p{L}\\p{N}]+ ){0,4}?${subject}(?: crew)? (?:[\\p{L}]+ ){0,2}?${CLAIMING}\\b`,
    `\\b(?:did|had|has) (?:the |an? )(?:[\\p{L}\\p{N}]+ ){0,3}?${JOURNALIST} \\p{L}+`,
    `^(?:\\p{L}+ ){0,3}${JOURNALIST}\\s*:`,
    `\\b${JOURNALIST}(?: \\p{L}+)? ${CLAIMING}\\b`,
    `\\b(?:questions?|claims?|accusations?|allegations?|charges?|objections?|complaints?|remarks?|words) (?:\\w+ )?(?:by|of|from|did) (?:the |an? )?(?:[\\p{L}\\p{N}]+ ){0,2}${subject}\\b`,
    `\\b${JOURNALIST} (?:complaints?|claims?|questions?|accusations?|allegations?|remarks?|statements?)\\b`,
    `\\bput to (?:him|aliyev|the president)\\b`,
    `\\b(?:was|is|were) (?:he|aliyev|the president) (?:\\w+ )?(?:asked|told|accused|confronted|challenged|pressed)\\b`,
    `\\bas (?:retold|told|related|reported|quoted) (?:to him |on air )?by (?:the |an? )?(?:[\\p{L}\\p{N}]+ ){0,2}${subject}\\b`,
    `\\bas (?:the |an? )?(?:[\\p{L}\\p{N}]+ ){0,2}${subject} (?:told|related|put|retold|said)\\b`,
  ].map((pattern) => new RegExp(pattern, 'u'));
  return (question) => {
    const text = fold(question);
    // Not "who asked “…”": the words asked for may be anybody's.
    if ([WHO_ASKED, WHO_CONFRONTED, WHICH_JOURNALIST, WHICH_OUTLET].some((pattern) => pattern.test(text)))
      return 'interviewer';
    if (ASKED_OF_HIM.test(text) && !REPLYING.test(text)) return 'interviewer';
    if (ANSWERING.test(text)) return undefined;
    return patterns.some((pattern) => pattern.test(text)) ? 'interviewer' : undefined;
  };
}

/** Speakers, other than the interviewee, whom a question names as the one who spoke. */
export function findSpeakers(question: string, speakers: readonly string[], interviewee: string): string[] {
  const text = ` ${fold(question)} `;
  return speakers.filter((speaker) => {
    if (speaker === interviewee || !speaker.includes(' ')) return false;
    const surname = fold(speaker.split(' ').at(-1)!);
    return new RegExp(`[^\\p{L}]${surname}[^\\p{L}]`, 'u').test(text);
  });
}

/** "Who said …", "whose words …": the answer begins with who it was. */
export const asksWho = (question: string): boolean =>
  /^\W*(?:so |and |but )?(?:who|whose|which (?:journalist|reporter|interviewer|speaker|side|person)|by whom|was it (?:aliyev|the president|the journalist|the interviewer))\b/i.test(
    question,
  );
