/** Questions that suppose an interview or a time that the collection does not have. */

import { fold } from '../../../ingest/text/analyze.ts';
import { daysOf, MONTHS } from '../../../ingest/text/calendar.ts';
import { literal } from '../../../ingest/text/pattern.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { Library } from '../library.ts';

const SPOKE_TO =
  '(?:(?:tell|tells|told|telling|gave|give|given|spoke to|speak to|speaking to|talk to|talked to|talking to|said to|say to|interview(?:s|ed)? (?:with|by|for|to|on|in)|in (?:his|the|an|that) interview (?:with|to|for)|on|asked by|speaking on) (?:the )?(?:channel |newspaper |agency |broadcaster |reporters? of |journalists? of )?)';

export type CheckScope = (question: string) => Refusal | undefined;

/** @param words of the transcripts, folded: a year that they speak of is no reason to refuse */
export function makeCheckScope({ interviews, collection }: Library, words: ReadonlySet<string>): CheckScope {
  const own = new Set(interviews.flatMap(({ outlet }) => [outlet.name, ...outlet.variants].map(fold)));
  const outlets = collection.absentOutlets.filter((name) => !own.has(fold(name)));
  const { from, to } = daysOf(interviews);
  const patterns = outlets.map((name) => ({ name, pattern: supposedInterview(fold(name), name) }));
  return (question): Refusal | undefined => {
    const text = fold(question);
    const raw = question.replace(/[’‘]/g, "'");
    const outlet = patterns.find(({ pattern }) => pattern(text, raw));
    if (outlet) return { code: 'no_such_outlet', params: { outlet: outlet.name } };
    const asked = supposedYear(question, Number(from.slice(0, 4)), words) ?? supposedDay(question, to);
    return asked ? { code: 'outside_period', params: { asked, from, to } } : undefined;
  };
}

/** "told Reuters", "on CBS", "Der Spiegel interview", "Reuters: …"; not a report of the outlet that somebody quotes. */
function supposedInterview(name: string, written: string): (folded: string, raw: string) => boolean {
  const exact = literal(name);
  const pattern = new RegExp(
    `(?:\\b${SPOKE_TO}${exact}\\b(?! (?:reports?|stor(?:y|ies)|articles?|claims?)))|\\b${exact} (?:interview|talk)\\b|^${exact}\\s*[:–-]|\\b${exact} (?:reporter|journalist|correspondent|interviewer)\\b|when ${exact} interviewed|when they interviewed`,
  );
  // Short names and names that are words count only as they are written ("Time", "Report", "Dawn", "RT").
  const needsCase =
    written.length <= 4 ||
    /^(?:The |Vice|Dawn|Trend|Bild|Globo|Guardian|Spiegel|Sputnik|Sabah|Imedi|Report|Politico|Liberation)/.test(
      written,
    );
  return (folded, raw) => folded.includes(name) && (!needsCase || raw.includes(written)) && pattern.test(folded);
}

function supposedYear(question: string, year: number, words: ReadonlySet<string>): string | undefined {
  for (const [, found] of question.matchAll(/\b((?:19|20)\d\d)\b/g)) {
    if (Number(found) > year && !words.has(found!)) return found;
  }
  return undefined;
}

/** A day after the last interview, or a later month, at which something is supposed to have been said or done. */
function supposedDay(question: string, last: string): string | undefined {
  const month = MONTHS.join('|');
  const year = last.slice(0, 4);
  for (const match of question.matchAll(
    new RegExp(
      `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${month})|(${month}) (\\d{1,2}))(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`,
      'gi',
    ),
  )) {
    if (match[5] && match[5] !== year) continue;
    const number = MONTHS.indexOf((match[2] ?? match[3])!.toLowerCase()) + 1;
    const day = `${year}-${String(number).padStart(2, '0')}-${String(match[1] ?? match[4]).padStart(2, '0')}`;
    if (day > last && number - Number(last.slice(5, 7)) <= 1) return match[0];
  }
  return undefined;
}
