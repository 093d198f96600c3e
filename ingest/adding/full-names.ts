/** The whole name of somebody whom labels call by a part of it, where the transcript's own words give it. */
import { foldName, initialsOf, isGeneric, isInitials, withoutTitles } from '../attribute/names.ts';
import { fits } from './roles.ts';

/** Small letters after its first, and no contraction ("I'm"). */
const GIVEN = String.raw`(\p{Lu}(?:\p{Ll}|[-’'](?=\p{Lu})|(?<=[-’'])\p{Lu}|\p{M})+(?:[ \u00a0]\p{Lu}\.)?)`;
/** Words with a capital that are no given names: offices and the like before a surname. */
const OFFICES =
  /^(?:Mr|Mrs|Ms|Dr|Prof|President|Minister|Secretary|Senator|Governor|Advisor|Adviser|Director|General|Judge|Justice|Sir|The|And|But|So|Thanks|Hey|Hi|Hello|Yes|No|Administrator|Coordinator|Commissioner|Chairman|Chair|Ambassador|Officer|Spokesperson|Chief|Doctor|Professor|Representative|Congressman|Yeah|Okay|Well|Right|Thank|With|Dear|White|House)$/u;

/** @param given names in full from front matter, a head or an option; @param text beginning with what says most: title, file name, then the words */
export function fullName(label: string, given: readonly string[], text: string): string {
  const bare = withoutTitles(foldName(label));
  const known = given.filter((name) => fits(label, name));
  if (known.length === 1 && foldName(known[0]!).length >= bare.length) return known[0]!;
  if (isGeneric(bare) || /\d/.test(bare)) return label;
  if (isInitials(label) && bare.replaceAll(' ', '').length > 1) {
    return given.find((name) => initialsOf(foldName(name)) === bare.replaceAll(' ', '')) ?? label;
  }
  if (bare.includes(' ')) return asName(label, bare);
  const name = asName(label, bare);
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const introduced = new RegExp(
    String.raw`\b(?:I['’]m|I am|my name is|joined by|joining me is|welcome|with|guest(?: is)?|interview with|this is|talk(?:ing)? (?:to|with)|here is)\s+${escaped}\s+(?<last>\p{Lu}\p{Ll}[\p{L}'’-]*)`,
    'u',
  ).exec(text.slice(0, 6_000));
  if (introduced) return `${name} ${introduced.groups!.last}`;
  const counts = new Map<string, number>();
  for (const [, first] of text.matchAll(
    new RegExp(String.raw`(?<![\p{L}.])${GIVEN}[ \u00a0]${escaped}(?![\p{L}])`, 'gu'),
  )) {
    if (!OFFICES.test(first!)) counts.set(first!, (counts.get(first!) ?? 0) + 1);
  }
  // A word that also stands in small letters opens a sentence.
  const isGiven = (first: string) =>
    !new RegExp(String.raw`(?<![\p{L}/.@_-])${first.toLowerCase()}(?![\p{L}/@_-])`, 'u').test(text);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]).filter(([first]) => isGiven(first));
  if (best) return `${best[0].replace(/\s+/g, ' ')} ${name}`;
  return /^(?:mr|mrs|ms|miss|dr|prof)\b/u.test(foldName(label)) || bare === foldName(label)
    ? name
    : asName(label, foldName(label));
}

/** A label's name without titles, and not in capitals. */
function asName(label: string, bare: string): string {
  const words = label.trim().split(/\s+/);
  const own = words.slice(-bare.split(' ').length).join(' ');
  if (own !== own.toUpperCase() || !/\p{Lu}{3}/u.test(own)) return own;
  return own
    .toLowerCase()
    .replace(/(^|[\s'’-])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replace(/\b(Mc)(\p{Ll})/gu, (_, mc: string, next: string) => mc + next.toUpperCase());
}
