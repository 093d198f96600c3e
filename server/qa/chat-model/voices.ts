/** Whose words a wording says it reports, held against whose they are. */

import type { Interview, Turn } from '../../../ingest/schema.ts';
import { fold } from '../../../ingest/text/analyze.ts';
import { literal } from '../../../ingest/text/pattern.ts';

/** "silent": the wording does not name the one who speaks. */
export type Agreement = 'agrees' | 'silent' | 'contradicts';

const ADVERBS =
  '(?:also|then|later|again|repeatedly|further|once|clearly|openly|already|never|himself|herself|has|had|have|even|always|often|explicitly|did|does|would|will|could|not|only|simply|firmly|flatly|now)';
const SAYING =
  '(?:sa(?:id|ys?|ying)|t(?:old|ells?)|stat(?:e[sd]?|ing)|claim(?:s|ed)?|argue[sd]?|add(?:s|ed)|answer(?:s|ed)?|repl(?:y|ies|ied)|insist(?:s|ed)?|stress(?:es|ed)?|den(?:y|ies|ied)|promise[sd]?|warn(?:s|ed)?|call(?:s|ed)?|accuse[sd]?|allege[sd]?|suggest(?:s|ed)?|assert(?:s|ed)?|maintain(?:s|ed)?|declare[sd]?|note[sd]?|explain(?:s|ed)?|describe[sd]?|believe[sd]?|th(?:inks?|ought)|want(?:s|ed)?|reject(?:s|ed)?|confirm(?:s|ed)?|admit(?:s|ted)?|point(?:s|ed)? out|recall(?:s|ed)?|emphasi[sz]e[sd]?|underline[sd]?|acknowledge[sd]?|announce[sd]?|vow(?:s|ed)?|refuse[sd]?|report(?:s|ed)?|mention(?:s|ed)?|remark(?:s|ed)?|express(?:es|ed)?|put it|repeat(?:s|ed)?|reiterate[sd]?|compare[sd]?|criticis?z?e[sd]?|blame[sd]?|thank(?:s|ed)?|praise[sd]?|expect(?:s|ed)?|hope[sd]?|demand(?:s|ed)?|agree[sd]?|disagree[sd]?|comment(?:s|ed)?|respond(?:s|ed)?|spoke|speaks)';
const ASKING = '(?:ask(?:s|ed)?|wonder(?:s|ed)?|press(?:es|ed)?|question(?:s|ed)?|inquire[sd]?|raise[sd]?)';
const ACCOUNT = '(?:words|view|opinion|account|answer|reply|claim|statement|question|position|promise|allegation)';
const JOURNALIST =
  '(?:journalists?|reporters?|interviewers?|correspondents?|presenters?|hosts?|anchors?|moderators?|questioners?)';
const OFFICE = '(?:president|prime minister|minister|leader|mayor|governor|chancellor|head of state|interviewee)';

/** "Asked whether …, Berg said": the part that tells the question, to its comma. */
export const ASKED = /^(?:when |if )?asked\b(?:[^,]|,(?=\d{3}))*,\s*/i;

export function agreement(wording: string, turn: Pick<Turn, 'role' | 'speaker'>, interview: Interview): Agreement {
  const { outlet } = interview;
  const answering = [interview.interviewee, ...(interview.guests ?? [])];
  // Where several answer, each has words of their own.
  const own = turn.role === 'interviewee' ? people([turn.speaker]) : people(answering);
  const interviewee = anyOf([...own, `the ${OFFICE}`]);
  const others = turn.role === 'interviewee' ? people(answering).filter((name) => !own.includes(name)) : [];
  const interviewer = anyOf([
    ...people(interview.interviewers),
    ...[outlet.name, ...outlet.variants].map((name) => literal(fold(name))),
    `(?:(?:the|an?|his|her|its) )?(?:[\\p{L}\\p{N}]+ ){0,3}?${JOURNALIST}`,
  ]);
  // "Berg was asked …" tells what the interviewer did.
  const passive = new RegExp(
    `\\b(?:${interviewee}) (?:is|was|were|has been|had been)(?: ${ADVERBS})* (?:asked|told|pressed|questioned|accused|confronted|challenged|reminded)\\b`,
    'gu',
  );
  const text = fold(wording);
  const active = text.replace(passive, ' ');
  const said = { interviewee: speaks(active, interviewee), interviewer: speaks(active, interviewer) };
  const asked = active !== text || asks(active, interviewer) || ASKED.test(text);

  if (turn.role === 'interviewee') {
    if (said.interviewer || opens(active.replace(ASKED, ''), interviewer, ASKING)) return 'contradicts';
    if (others.length > 0 && !said.interviewee && speaks(active, anyOf(others))) return 'contradicts';
    if (said.interviewee) return 'agrees';
    return asked && !speaks(active, 'he|she|they') ? 'contradicts' : 'silent';
  }
  if (said.interviewee || opens(active, interviewee)) return 'contradicts';
  if (turn.role === 'interviewer') return said.interviewer || asked ? 'agrees' : 'silent';
  if (said.interviewer || asked) return 'contradicts';
  return speaks(active, anyOf(people([turn.speaker]))) ? 'agrees' : 'silent';
}

/** Patterns for persons, by full name or surname. */
const people = (names: readonly string[]): string[] =>
  names.map(fold).flatMap((name) => [name, name.split(' ').at(-1)!].map(literal));
const anyOf = (patterns: readonly string[]): string => [...new Set(patterns)].join('|');

const does = (text: string, subject: string, verb: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${subject})(?:,[^,]{1,80},)?(?: ${ADVERBS})* ${verb}\\b`, 'u').test(text) ||
  new RegExp(`\\b${verb}(?: [\\p{L}\\p{N}]+){0,3}? by (?:the )?(?:${subject})\\b`, 'u').test(text);

const asks = (text: string, subject: string): boolean => does(text, subject, ASKING);

const speaks = (text: string, subject: string): boolean =>
  does(text, subject, SAYING) ||
  new RegExp(`\\b(?:according to|in the words of) (?:${subject})\\b`, 'u').test(text) ||
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${subject}) ${ACCOUNT}\\b`, 'u').test(text) ||
  new RegExp(`^(?:${subject})\\b[^.:]{0,90}:`, 'u').test(text);

/** Whether a wording begins with somebody, doing anything but `except`. */
const opens = (text: string, subject: string, except = '(?!)'): boolean =>
  new RegExp(`^\\P{L}*(?:${subject})\\b(?!(?: ${ADVERBS})* ${except}\\b)`, 'u').test(text);
