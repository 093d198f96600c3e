/** Outlets that a question limits itself to: by name, or by country or language where it speaks of an audience. */

import type { Interview, OutletEntry, Span } from '../../../ingest/schema.ts';
import { fold } from '../../../ingest/text/analyze.ts';
import { literal } from '../../../ingest/text/pattern.ts';

const MEDIA =
  '(?:media|press|outlets?|tv|television|channels?|stations?|broadcasters?|networks?|newspapers?|papers?|dailies|daily|magazines?|agency|agencies|news|journalists?|reporters?|correspondents?|interviewers?|presenters?|hosts?|anchors?|newspaperm[ae]n|newsm[ae]n|crew|audiences?|viewers?|readers?|interviews?)';
/** Verbs that put what follows in the place of the listener. */
const TELLING =
  '(?:tell|tells|told|telling|talk(?:s|ed|ing)? (?:to|with)|sp(?:eak|eaks|oke|eaking) (?:to|with)|said to|say to|saying to|answer(?:s|ed)?|assur(?:e|es|ed)|(?:explain(?:s|ed)?|repl(?:y|ies|ied)|respond(?:s|ed)?) to|interview(?:s|ed)? (?:with|by|for|to)|asked by|given? to|gave)';

type Names = { outlet: string; pattern: RegExp };
type Nation = {
  outlets: string[];
  audience: RegExp;
  media: RegExp;
  /** At once after others. */
  beside: RegExp;
};

/** An outlet, or the outlets of a country or language, as a question names them. */
export type Audience = {
  outlets: string[];
  /** The question's words for it, folded. */
  matched: string;
};

export type OutletFinder = (question: string) => { outlets: string[]; matched: string[]; audiences: Audience[] };

/** @param interviews whose outlets can be meant */
export function outletFinder(interviews: readonly Interview[]): OutletFinder {
  const outlets = [...new Map(interviews.map((i) => [i.outlet.name, i.outlet])).values()];
  const names: Names[] = outlets.map((o) => ({ outlet: o.name, pattern: anyOf([o.name, ...o.variants].map(fold)) }));
  const nations = nationsOf(outlets);
  return (question) => {
    const text = fold(question);
    const named = longestMatches(
      text,
      names,
      (match) => isSubject(text, match) || isOrdinaryWord(question, text, match),
    );
    // "Coast TV and the French channel": a country counts beside names unless one of its outlets is named.
    const meant = nations.flatMap((n) => {
      if (n.outlets.some((o) => named.some(({ outlets }) => outlets.includes(o)))) return [];
      const media = text.match(n.media);
      const match = text.match(n.audience) ?? (media && !isSubject(text, media) ? media : null);
      return match ? [{ outlets: n.outlets, matched: match[0] }] : [];
    });
    const audiences = [...named, ...meant];
    for (let next = besideOthers(text, audiences, nations); next; next = besideOthers(text, audiences, nations))
      audiences.push(next);
    return {
      outlets: [...new Set(audiences.flatMap((a) => a.outlets))],
      matched: [...new Set(audiences.map((a) => a.matched))],
      audiences,
    };
  };
}

/** "Tell the Germans and the French": who is named beside those who are told is told, too. */
function besideOthers(text: string, audiences: readonly Audience[], nations: readonly Nation[]): Audience | undefined {
  const told = new Set(audiences.flatMap((audience) => audience.outlets));
  for (const { outlets, beside } of nations) {
    if (outlets.some((outlet) => told.has(outlet))) continue;
    for (const { matched } of audiences) {
      const name = beside.exec(text.slice(text.indexOf(matched) + matched.length))?.groups?.name;
      if (name) return { outlets, matched: name };
    }
  }
  return undefined;
}

/** "Coast TV News" is not also "Coast TV": of overlapping names the longest counts. */
function longestMatches(
  text: string,
  names: readonly Names[],
  isOther: (match: RegExpMatchArray) => boolean,
): Audience[] {
  const found = names.flatMap(({ outlet, pattern }) =>
    [...text.matchAll(pattern)]
      .filter((m) => !isOther(m))
      .map((m) => ({ outlet, start: m.index, end: m.index + m[0].length, matched: m[0] })),
  );
  const within = new Set<Span>();
  let outer: Span = { start: 0, end: 0 };
  for (const match of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.end > outer.end) outer = match;
    else if (match.start > outer.start || match.end < outer.end) within.add(match);
  }
  const kept = found.filter((match) => !within.has(match));
  return [...new Map(kept.map((k) => [k.outlet, { outlets: [k.outlet], matched: k.matched }])).values()];
}

/** As far before a name is looked for the words that lead to it, in UTF-16 code units. */
const LEAD = 80;
const leadTo = (text: string, index: number) => text.slice(Math.max(0, index - LEAD), index);

const MEDIA_AFTER = new RegExp(`^ ${MEDIA}\\b`);
const TELLING_BEFORE = new RegExp(`\\b${TELLING} (?:the |an? )?$`);

/** "What did he say about the Russian media?": what is spoken of, not who is spoken to; "what about the BBC?" is. */
const isSubject = (text: string, { index = 0, 0: match }: RegExpMatchArray) =>
  /(?<!\b(?:what|how) )\babout (?:the |an? )?$/.test(leadTo(text, index)) &&
  !/^ (?:interview|talk)\b/.test(text.slice(index + match.length));

/** "The sky over the harbour", "the first channel of communication": written small after an article, and nobody is told. */
function isOrdinaryWord(question: string, text: string, { index = 0, 0: match }: RegExpMatchArray): boolean {
  const before = leadTo(text, index);
  return (
    /\b(?:the|an?) $/.test(before) &&
    question.includes(match) &&
    !TELLING_BEFORE.test(before) &&
    !MEDIA_AFTER.test(text.slice(index + match.length))
  );
}

/** Outlets by the words for their country and people: "European" is not "French", though a European outlet sits in France. */
function nationsOf(outlets: readonly OutletEntry[]): Nation[] {
  const byWord = new Map<string, OutletEntry[]>();
  for (const outlet of outlets) {
    for (const word of new Set([outlet.country ?? [], outlet.demonyms, languageOf(outlet) ?? []].flat().map(fold))) {
      byWord.set(word, [...(byWord.get(word) ?? []), outlet]);
    }
  }
  const groups = new Map<string, { own: OutletEntry[]; words: string[] }>();
  for (const [word, own] of byWord) {
    const key = own.map((o) => o.id).join();
    groups.set(key, { own, words: [...(groups.get(key)?.words ?? []), literal(word)] });
  }
  return [...groups.values()].map(({ own, words: alternatives }) => {
    const words = alternatives.join('|');
    return {
      outlets: own.map((o) => o.name),
      audience: new RegExp(
        `(?<=\\b${TELLING} |, to |^(?:and |but |so )?(?:what (?:about )?)?(?:to|for|with) )(?:the |an? )?(?:(?:people|ones|viewers|listeners|readers|audience) (?:from|of|in) (?:the )?)?(?:${words})(?! (?:president|leader|premier|prime|foreign|government|side|army|people in|troops))\\b(?:(?: language)? ${MEDIA}\\b)?`,
      ),
      beside: new RegExp(
        `^(?:,? (?:and|or|nor)|,)(?: to)? (?<name>the (?:${words})(?: ${MEDIA})?)(?= (?:about|on|of|that|why|how|in|and|or|when)\\b|,|\\W*$)`,
        'u',
      ),
      media: new RegExp(`\\b(?:${words})(?: (?:language )?\\p{L}+){0,1} ${MEDIA}\\b`, 'u'),
    };
  });
}

const anyOf = (names: readonly string[]) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...new Set(names)]
      .sort((a, b) => b.length - a.length)
      .map(literal)
      .join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** "Russian"; nothing for English, which most outlets of the world may speak to anybody. */
function languageOf({ language }: OutletEntry): string | undefined {
  return language && !language.startsWith('en') ? LANGUAGES.of(language) : undefined;
}
