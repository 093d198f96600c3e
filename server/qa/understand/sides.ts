/** Outlets, people or times that a question wants side by side. */

import type { Span } from '../../../ingest/schema.ts';
import { capitalised, dayInWords } from '../../../ingest/text/calendar.ts';
import { daysOfPeriod, type Period } from '../../../ingest/text/days.ts';
import type { Filters } from '../../contract/contract.ts';
import { placeOf, tidy } from './conversation/replace.ts';
import { withoutEnding } from './normalise.ts';
import type { Audience } from './outlets.ts';
import type { ProperNames } from './proper-names.ts';
import { tokensOf } from './tokens.ts';
import type { Side } from './understanding.ts';

export type SpokenOf = Span & { name: string };

export type Named = {
  audiences: readonly Audience[];
  /** Speakers whose own words are asked for. */
  speakers: readonly string[];
  /** Of the question's names, those of whom it speaks, in their order. */
  spokenOf: readonly SpokenOf[];
  periods: readonly Period[];
};

/** Two days or months are sides only where the question puts them against one another. */
const AGAINST = /\b(?:and|or|versus|vs|than|compared? (?:to|with)|to|later)\b/i;

/** @param subject what is asked of each side; @param inferred what all sides share */
export function sidesOf(
  question: string,
  { audiences, speakers, spokenOf, periods }: Named,
  inferred: Filters,
  subject: string,
): Side[] {
  if (audiences.length >= 2 && inferred.outlets) {
    return audiences.map(({ outlets, matched }) => ({
      title: outlets.length === 1 ? outlets[0]! : headingOf(question, matched),
      filters: { ...inferred, outlets },
      subject,
    }));
  }
  if (speakers.length >= 2 && inferred.speakers) {
    return speakers.map((name) => ({
      title: name,
      people: [name],
      filters: { ...inferred, speakers: [name] },
      subject,
    }));
  }
  const others = namesAgainst(question, spokenOf);
  if (others.length >= 2) {
    return others.map(({ name, asked }) => ({ title: name, people: [name], filters: inferred, subject: asked }));
  }
  const [first, second] = periods;
  if (first && second && inferred.from && AGAINST.test(question.slice(first.end, second.start))) {
    const { from: _from, to: _to, ...shared } = inferred;
    return periods.map((period) => ({
      title: titleOf(period),
      filters: { ...shared, ...daysOfPeriod(period) },
      subject,
    }));
  }
  return [];
}

const SIDE_BY_SIDE =
  /\b(?:compare[ds]?|comparing|comparison|versus|vs|differ(?:s|ed|ent|ently|ences?)?|contrast(?:s|ed)?|side by side)\b|^(?:who|which|whom)\b.{0,80}\b(?:or|of the two)\b/i;
/** "Who is worse, …" */
const WHO_OF_THEM = /^(?:who|which|whom)\b.*$/i;
const MOST_BEFORE = 2;
const BETWEEN =
  /^[\s,]*(?:(?:and|or|vs|versus|with|to|than|against|from|by|but)[\s.,]*(?:that |those )?(?:of |on |about |with )?(?:the |mr |president )?)?$/i;
/** What compares, and with the people is no part of what is asked of each. */
const COMPARING =
  /^(?:please )?(?:compare|contrast)\b(?: (?:what|how|the way|his|her|their) (?:(?:he|she|they|was|is) )?(?:\p{L}+ )?(?:about|of|on|to)?)?|^how (?:do|does|did)\b|^what (?:is|are|was) the differences? between|\bdiffer(?:s|ed|ent|ently)?\b|\bside by side\b|\bthe (?:views?|opinions?) (?:of|on)\b|\b(?:his|her|their) (?:views?|opinions?) (?:of|on|about)\b/giu;

export const putsSideBySide = (question: string): boolean => SIDE_BY_SIDE.test(question);

/** Neighbouring names of the transcripts, written with a capital. */
export function namesIn(question: string, { kindOf }: Pick<ProperNames, 'kindOf'>): SpokenOf[] {
  const runs: SpokenOf[] = [];
  for (const { text, word, start, end } of tokensOf(question)) {
    if (!/^\p{Lu}/u.test(text) || (start === 0 && kindOf(word) === undefined)) continue;
    const last = runs.at(-1);
    if (last && /^[\s-]$/.test(question.slice(last.end, start))) last.end = end;
    else runs.push({ name: '', start, end });
  }
  return runs.map(({ start, end }) => ({ name: question.slice(start, end), start, end }));
}

/** Each with what is asked of all of them. */
function namesAgainst(question: string, spokenOf: readonly SpokenOf[]): { name: string; asked: string }[] {
  const named = [...new Map(spokenOf.map((one) => [one.name, one])).values()];
  const joins = (i: number) =>
    named[i - 1] && named[i] && BETWEEN.test(question.slice(named[i - 1]!.end, named[i]!.start));
  const from = named.findIndex((_, i) => joins(i + 1));
  if (from < 0 || !putsSideBySide(question)) return [];
  let to = from + 1;
  while (joins(to + 1)) to++;
  const row = named.slice(from, to + 1);
  const [before, after] = [
    question.slice(0, row[0]!.start).replace(WHO_OF_THEM, ''),
    question.slice(row.at(-1)!.end),
  ].map((part) => tidy(withoutEnding(part).replace(COMPARING, ' ')));
  // More than that, and something else is compared with what they do.
  if (before!.split(' ').length > MOST_BEFORE) return [];
  const rest = tidy(`${before} ${after}`).replace(/^[\s,]+|(?<![\s,])[\s,]+$/g, '');
  return row.map(({ name }) => ({ name, asked: rest ? `${name} ${rest}` : `What was said about ${name}?` }));
}

/** "the french-speaking" -> "French-speaking" */
function headingOf(question: string, matched: string): string {
  const place = placeOf(question, matched);
  const written = place ? question.slice(place.start, place.end) : matched;
  return capitalised(written.replace(/^(?:the|an?) /i, ''));
}

const titleOf = ({ from, to, unit }: Period): string => {
  if (unit === 'day') return dayInWords(from);
  if (unit === 'year') return from.slice(0, 4);
  if (unit === 'month') return dayInWords(from).replace(/^\d+ /, '');
  return `${dayInWords(from)} – ${dayInWords(to)}`;
};
