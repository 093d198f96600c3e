/** Whose words a question limits itself to, by name. */
import type { Mention, PeopleFinder } from './people.ts';

export type Named = {
  /** Outlets for which a named interviewer asks. */
  outlets: string[];
  /** Speakers whose own words are asked for. */
  speakers: string[];
  /** Names by which the question calls interviews: "the interview with Berg"; as they are written. */
  talks: string[];
};

/** What stands before a name that is spoken about. */
const ABOUT_BEFORE =
  /\b(?:about|of|on|with|against|to|for|like|meet|met|than|from|by the name of)\s+(?:the |mr |mrs |ms |dr |former )?$/i;
/** What stands around the name of one who speaks. */
const SPEAKING_BEFORE =
  /(?:^|\b(?:did|does|do|has|have|had|was|is|according to|by|why|how|what|when|where|in|said|told)\s+)(?:the |mr |mrs |ms |dr |justice |senator |president )?$/i;
const SPEAKING_AFTER =
  /^(?:['’]s?\s+(?:\p{L}+ )?(?:views?|opinions?|position|stance|words?|answers?|advice|thoughts?|worry|worries|argument|take|reply|claim)|\s+(?:say|said|says|think|thinks|thought|tell|told|tells|explain\w*|claim\w*|describ\w*|argu\w*|mention\w*|answer\w*|believ\w*|recommend\w*|want\w*|looking|on|in \d{4}|in \p{Lu}\p{L}+ \d{4})\b|\s*[,:])/u;

const ROW = /^(?:,? ?(?:and|or|vs\.?|versus|with|to|than|from) |, )(?:dr\.? |mr\.? |ms\.? |mrs\.? |justice |the )?$/i;

/** Those of whom the same is asked: "Berg and Holm". */
function rowOf(mentions: readonly Mention[], index: number, question: string): Mention[] {
  const joined = (i: number) =>
    i > 0 && i < mentions.length && ROW.test(question.slice(mentions[i - 1]!.end, mentions[i]!.start));
  let [first, last] = [index, index];
  while (joined(first)) first--;
  while (joined(last + 1)) last++;
  return mentions.slice(first, last + 1);
}

/** "The interview with Berg" is hers, whoever speaks of what. */
const TALK_BEFORE = /\b(?:interviews?|conversations?|talks?|episodes?) with (?:the |mr |mrs |ms |dr )?$/i;

/** Whether a question has somebody speak whom it names. */
export function speaks({ start, end }: Mention, question: string): boolean {
  const [before, after] = [question.slice(0, start), question.slice(end)];
  if (/\baccording to (?:the )?$/i.test(before) || TALK_BEFORE.test(before)) return true;
  return !ABOUT_BEFORE.test(before) && (SPEAKING_BEFORE.test(before) || SPEAKING_AFTER.test(after));
}

/**
 * @param answers how many people answer in the collection: where it is one, naming them limits nothing
 * @param interviewOutlets names of outlets by interview id
 */
export function namedSpeakers(
  question: string,
  findPeople: PeopleFinder,
  { answers, interviewOutlets }: { answers: number; interviewOutlets: ReadonlyMap<string, string> },
): Named {
  const outlets = new Set<string>();
  const speakers = new Set<string>();
  const talks: string[] = [];
  const mentions = findPeople(question);
  for (const [i, { person, start, end }] of mentions.entries()) {
    const { interviewee, interviewer, other } = person.interviews;
    const before = question.slice(0, start);
    if (interviewee.length > 0) {
      if (answers > 1 && TALK_BEFORE.test(before)) talks.push(question.slice(start, end));
      if (answers > 1 && rowOf(mentions, i, question).some((one) => speaks(one, question))) speakers.add(person.name);
    } else if (interviewer.length > 0) {
      if (ABOUT_BEFORE.test(before) && !/\bby\s+$/i.test(before)) continue;
      for (const id of interviewer) outlets.add(interviewOutlets.get(id)!);
    } else if (other.length > 0) speakers.add(person.name);
  }
  return { outlets: [...outlets], speakers: [...speakers], talks };
}
