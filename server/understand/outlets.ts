/** Outlets that a question limits itself to: by name, or by country or language where it speaks of an audience. */
import { fold } from '../../ingest/index/analyze.ts';
import type { Interview, OutletEntry } from '../../ingest/schema.ts';

const MEDIA =
  '(?:media|press|outlets?|tv|television|channels?|stations?|broadcasters?|networks?|newspapers?|papers?|dailies|daily|magazines?|agency|agencies|news|journalists?|reporters?|correspondents?|interviewers?|presenters?|hosts?|anchors?|newspaperm[ae]n|newsm[ae]n|crew|audiences?|viewers?|readers?|interviews?)';
/** Verbs that put what follows in the place of the listener. */
const TELLING =
  '(?:tell|tells|told|telling|talk(?:s|ed|ing)? (?:to|with)|sp(?:eak|eaks|oke|eaking) (?:to|with)|said to|say to|saying to|answer(?:s|ed)?|assur(?:e|es|ed)|explain(?:s|ed)? to|interview(?:s|ed)? (?:with|by|for|to)|asked by|given? to|gave)';

type Names = { outlet: string; pattern: RegExp };
type Nation = { outlets: string[]; audience: RegExp; media: RegExp };

export type OutletFinder = (question: string) => { outlets: string[]; matched: string[] };

/** @param interviews whose outlets can be meant */
export function outletFinder(interviews: readonly Interview[]): OutletFinder {
  const outlets = [...new Map(interviews.map((i) => [i.outlet.name, i.outlet])).values()];
  const names: Names[] = outlets.map((o) => ({ outlet: o.name, pattern: anyOf([o.name, ...o.variants].map(fold)) }));
  const nations = nationsOf(outlets);
  return (question) => {
    const text = fold(question);
    const named = longestMatches(text, names);
    // "Haber Turk and the French channel": a country counts beside names unless one of its outlets is named.
    const meant = nations.filter(
      (n) => (n.audience.test(text) || n.media.test(text)) && !n.outlets.some((o) => named.outlets.includes(o)),
    );
    return {
      outlets: [...new Set([...named.outlets, ...meant.flatMap((n) => n.outlets)])],
      matched: named.matched.concat(
        meant.flatMap((n) => text.match(n.audience)?.[0] ?? text.match(n.media)?.[0] ?? []),
      ),
    };
  };
}

/** "CNN Türk" is not also "CNN": of overlapping names the longest counts. */
function longestMatches(text: string, names: readonly Names[]) {
  const found = names.flatMap(({ outlet, pattern }) =>
    [...text.matchAll(pattern)].map((m) => ({ outlet, start: m.index, end: m.index + m[0].length, matched: m[0] })),
  );
  const kept = found.filter(
    (a) => !found.some((b) => b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start),
  );
  return { outlets: [...new Set(kept.map((k) => k.outlet))], matched: [...new Set(kept.map((k) => k.matched))] };
}

function nationsOf(outlets: readonly OutletEntry[]): Nation[] {
  const byCountry = new Map<string, OutletEntry[]>();
  for (const outlet of outlets) {
    if (outlet.country) byCountry.set(outlet.country, [...(byCountry.get(outlet.country) ?? []), outlet]);
  }
  return [...byCountry].map(([country, own]) => {
    const words = [...new Set([country, ...own.flatMap((o) => o.demonyms)].map(fold))].map(literal).join('|');
    return {
      outlets: own.map((o) => o.name),
      audience: new RegExp(
        `\\b${TELLING} (?:the |an? )?(?:${words})(?! (?:president|leader|premier|prime|foreign|government|side|army|people in|troops))\\b`,
      ),
      media: new RegExp(`\\b(?:${words})(?: \\p{L}+){0,1} ${MEDIA}\\b`, 'u'),
    };
  });
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (names: readonly string[]) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...new Set(names)]
      .sort((a, b) => b.length - a.length)
      .map(literal)
      .join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
