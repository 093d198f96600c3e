/** "the second one", "[3]", "the last quote": what the answer before cites under that marker; or an ordinal of the question. */
import { placeOf, putAt } from './replace.ts';
import type { Resolved, Spoken } from './turn.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const ORDINAL = new RegExp(
  `^(?:what (?:about|of) |how about |in )?the (?<ordinal>${ORDINALS.join('|')}|last)(?: (?<thing>one|quote|answer|citation|statement|point|passage|source))?$`,
  'i',
);
const ABOUT_CITED = new RegExp(
  `\\bthe (?<ordinal>${ORDINALS.join('|')}|last) (?<thing>quote|answer|citation|statement|passage|source)\\b`,
  'i',
);
/** Otherwise "last" is a verb. */
const DETERMINER_BEFORE = /\b(?:the|his|her|its|their|whose) $/i;
const MARKER = /\[(\d{1,2})\]|\b(?:number|citation|quote|source) (\d{1,2})\b/i;
const LONGEST = 200;

/** "and the second one?" after "the first missile strike": the second missile strike. */
export function otherOrdinal({ body, before }: Spoken): Resolved | undefined {
  const found = ORDINAL.exec(body)?.groups;
  if (!found || (found.thing && found.thing !== 'one')) return undefined;
  const asked = [...ORDINALS, 'last']
    .map((word) => placeOf(before.stem, word))
    .find((place) => place !== undefined && DETERMINER_BEFORE.test(before.stem.slice(0, place.start)));
  return (
    asked && { stem: putAt(before.stem, asked, found.ordinal!.toLowerCase()), carried: before.carried, rewritten: true }
  );
}

export function citedBefore({ text, body, reply }: Spoken): Resolved | undefined {
  const ordinal = (ORDINAL.exec(body) ?? ABOUT_CITED.exec(body))?.groups?.ordinal?.toLowerCase();
  const number = MARKER.exec(text);
  if (!reply || (!ordinal && !number)) return undefined;
  const markers = [...reply.matchAll(/\[(\d{1,2})\]/g)].map((m) => Number(m[1]));
  if (markers.length < 2) return undefined;
  const marker = number
    ? Number(number[1] ?? number[2])
    : ordinal === 'last'
      ? markers.at(-1)
      : markers[ORDINALS.indexOf(ordinal!)];
  if (marker === undefined || !markers.includes(marker)) return undefined;
  const upTo = reply.slice(0, reply.indexOf(`[${marker}]`));
  const quote = upTo.slice(upTo.lastIndexOf('“') + 1).replace(/(?<![”\s])[”\s]+$/, '');
  return quote ? { stem: text, carried: quote.slice(0, LONGEST) } : undefined;
}
