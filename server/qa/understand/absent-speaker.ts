/** Questions for the words of somebody who does not speak in the collection. */
import type { Person } from '../../../ingest/collection.ts';
import { isSaid, type Vocabulary } from '../../../ingest/index/vocabulary.ts';
import { PARTICLE, withoutTitles } from '../../../ingest/people.ts';
import { words } from '../../../ingest/text/analyze.ts';
import { capitalised } from '../../../ingest/text/calendar.ts';
import type { Refusal } from '../../contract/refusals.ts';
import type { Library } from '../library.ts';
import { isAskingWord } from './asking-words.ts';
import type { OutletFinder } from './outlets.ts';
import { answering, type Mention, type PeopleFinder } from './people.ts';
import type { ProperNames } from './proper-names.ts';
import { speaks } from './speakers.ts';
import { type Token, tokensOf } from './tokens.ts';

/** `spokenOf`: the name by which the transcripts speak of whom the refusal names. */
export type AbsentSpeaker = { refusal: Refusal; spokenOf?: string };

export type FindAbsentSpeaker = (question: string) => AbsentSpeaker | undefined;

/** Those who answer, as far as they are named. */
const MOST_NAMED = 3;

const SAY =
  '(?:say|tell|think|talk|speak|mention|claim|argue|explain|describe|comment|answer|reply|respond|believe|recommend|suggest|admit|discuss|feel|ask about)';
const SAYS =
  '(?:sa(?:id|ys)|t(?:old|ells)|th(?:inks|ought)|talk(?:s|ed)|sp(?:eaks|oke)|mention(?:s|ed)|claim(?:s|ed)|argue[sd]|explain(?:s|ed)|describe[sd]|comment(?:s|ed)|answer(?:s|ed)|replie[sd]|respond(?:s|ed)|believe[sd]|recommend(?:s|ed)|suggest(?:s|ed)|admit(?:s|ted)|discusse[sd])';
const WORDS =
  '(?:views?|opinions?|positions?|stances?|thoughts?|take|advice|arguments?|answers?|reply|words|remarks?|comments?|statements?|explanations?)';
const ADVERBS = '(?: (?:ever|also|really|actually|already|once|personally|himself|herself|themselves|has|had)){0,2}';
const ASKS = '(?:what|which|how|why|who|when|where|is|was|are|were|do|does|did|should|can|will|has|have)';
const END = '\\W{0,20}$';

/** Where a question names the one whose words it asks for. `retold`: others may have told them, where they speak of that one. */
const ASKED_FOR = [
  { name: 'did-say', before: '\\b(?:did|does|do|has|have|had|would|will|could|can) $', after: `^${ADVERBS} ${SAY}\\b` },
  {
    name: 'what-they-said',
    before: '\\b(?:what|which|that|how|why|where|when|all|everything|anything|something) $',
    after: `^${ADVERBS} ${SAYS}\\b`,
  },
  { name: 'according-to', before: '\\baccording to $', after: `^(?:${END}|[,:]| (?:on|about|in|${ASKS})\\b)` },
  {
    name: 'their-views',
    before: "(?:^|[^\\p{L}\\p{M}’'-])$",
    after: `^[’']s? (?:\\p{L}{1,20} )?${WORDS} (?:on|about|of|regarding|concerning|towards?|to)\\b`,
    retold: true,
  },
  {
    name: 'interview-with',
    before: '\\b(?:interview|episode) with $',
    after: `^(?:${END}|[,:]| (?:about|on|in|for|at|of|from|cover|deal)\\b)`,
  },
  {
    name: 'was-asked',
    before: '^(?:and |so )?what (?:was|were|is) $',
    after: `^ asked(?:${END}| (?:about|in|by)\\b)`,
  },
].map(({ before, after, retold = false }) => ({
  before: new RegExp(before, 'iu'),
  after: new RegExp(after, 'iu'),
  retold,
}));

/** UTF-16 code units before and behind a name that are read, and words of a row of names. */
const READ = 60;
/** Whose words are asked for shows in a question's beginning. */
const BEGINNING = 400;
const MOST_WORDS = 6;

type Place = { name: string; end: number; retold: boolean; verb: string };

/** Where somebody may be asked for, the shortest of the names that may begin there. */
function* placesIn(question: string): Generator<Place> {
  const tokens = tokensOf(question);
  const rules = ASKED_FOR.filter(({ retold }) => !retold || /[’']/.test(question));
  for (const [i, { start }] of tokens.entries()) {
    const lead = question.slice(Math.max(0, start - READ), start);
    for (const { before, after, retold } of rules) {
      if (!before.test(lead)) continue;
      for (const [j, { end }] of tokens.slice(i, i + MOST_WORDS).entries()) {
        if (j > 0 && !BETWEEN_WORDS.test(question.slice(tokens[i + j - 1]!.end, tokens[i + j]!.start))) break;
        const found = after.exec(question.slice(end, end + READ));
        if (!found) continue;
        yield { name: question.slice(start, end), end: end + found[0].length, retold, verb: found[0] };
        break;
      }
    }
  }
}

const BETWEEN_WORDS = /^(?:,? |\. ?|[-’'])$/u;

/** Somebody who does speak tells what others said. */
const RETOLD =
  /\b(?:quote[sd]?|retold|retells?|report(?:ed|edly|s)|relay(?:ed|s)|recount(?:ed|s)|supposed(?:ly)?|alleged(?:ly)?|(?:in|by|on) (?:his|her|their) (?:telling|account|words|view|opinion|recollection)|as (?:he|she|they) (?:tells?|told|puts?|says?|said|recalls?|remembers?)|according to (?:him|her|them))\b/iu;
/** So is what was told to one who speaks. */
const TO_PRONOUN = /^(?: to)? (?:him|her|them|us)\b/iu;
const BESIDE = /,? (?:and|or) |, /iu;
/** Of a house or a place that is called by several words. */
const OF_NOBODY =
  /^(?:agency|army|association|bank|board|bureau|center|centre|church|city|club|college|commission|committee|company|congress|corporation|council|court|department|east|emirates|foundation|fund|government|group|house|inc|institute|international|journal|kingdom|magazine|media|ministry|nations|network|news|north|office|organi[sz]ation|parliament|party|police|post|press|radio|republic|school|senate|society|south|states|street|team|telegraph|television|times|tribune|tv|union|university|watch|west|york|zealand|arabia)$/;

export function makeFindAbsentSpeaker(
  library: Library,
  {
    vocabulary,
    names,
    findPeople,
    findOutlets,
    isKnownWord,
    isEnglish,
  }: {
    vocabulary: Vocabulary;
    names: ProperNames;
    findPeople: PeopleFinder;
    findOutlets: OutletFinder;
    isKnownWord: (word: string) => boolean;
    isEnglish: (word: string) => boolean;
  },
): FindAbsentSpeaker {
  const { interviews, people, speakers } = library;
  const isIn = ({ interviews }: Person) => Object.values(interviews).some((some) => some.length > 0);
  const heard = people.filter(isIn);
  const isHeard = ({ person }: Mention) => isIn(person);
  const own = new Set(
    [...speakers, ...heard.flatMap(({ name, aliases, address }) => [name, ...aliases, ...address])].flatMap(words),
  );
  /** Names of one word, of somebody who may have another one, too. */
  const labels = new Set(heard.flatMap(({ name }) => (name.includes(' ') ? [] : words(name))));
  const isAsking = (word: string) => isAskingWord(word) || vocabulary.analyze(word).length === 0;
  const houses = new Set(
    interviews
      .flatMap(({ outlet }) => [outlet.name, ...outlet.variants, outlet.country ?? '', ...outlet.demonyms])
      .flatMap(words),
  );
  const guests = answering(people).map(({ name }) => name);
  // One more is named rather than counted.
  const named = guests.length > MOST_NAMED + 1 ? guests.slice(0, MOST_NAMED) : guests;

  return (whole) => {
    const question = whole.slice(0, BEGINNING);
    if (RETOLD.test(question)) return undefined;
    let mentions: Mention[] | undefined;
    for (const { name, end, retold, verb } of placesIn(question)) {
      mentions ??= findPeople(question).filter(isHeard);
      if (mentions.some((mention) => speaks(mention, question) || isTold(mention, question, end))) continue;
      if (TO_PRONOUN.test(question.slice(end))) continue;
      const isTitleCase = /^\W*\p{Lu}/u.test(verb);
      const [first, ...others] = name.split(BESIDE).map((one) => strangerIn(one, isTitleCase));
      if (!first || others.includes(undefined) || (retold && first.spokenOf)) continue;
      return refusalOf(first);
    }
    return undefined;
  };

  type Stranger = { name: string; spokenOf?: string };

  function refusalOf({ name, spokenOf }: Stranger): AbsentSpeaker {
    const params = {
      name,
      ...(spokenOf && { spokenOf }),
      speakers: named,
      more: guests.length - named.length,
    };
    return { refusal: { code: 'no_such_speaker', params }, ...(spokenOf && { spokenOf }) };
  }

  /** The name of one person who does not speak; undefined where it may be anybody or anything else's. */
  function strangerIn(text: string, isTitleCase: boolean): Stranger | undefined {
    const name = withoutTitles(text);
    const bare = tokensOf(name);
    const last = bare.at(-1);
    const isStrange = bare.some(({ word }) => !isKnownWord(word));
    if (!last || !bare.every((token) => isOfName(token, bare.length > 1, isTitleCase, isStrange))) return undefined;
    if (isAsking(last.word) || own.has(last.word) || bare.some(({ word }) => labels.has(word))) return undefined;
    if (bare.some(({ word }) => houses.has(word))) return undefined;
    const found = findPeople(text);
    if (found.some(isHeard) || findOutlets(text).outlets.length > 0 || isLand(bare)) return undefined;
    const term = vocabulary.analyze.term(last.word);
    if (!vocabulary.terms.has(term)) return { name: capitalisedName(name) };
    if (!isSaid(vocabulary, term)) return undefined;
    const isSpokenOf = names.kindOf(last.word) === 'name';
    if (!isSpokenOf) return bare.length > 1 && !OF_NOBODY.test(last.word) ? { name: capitalisedName(name) } : undefined;
    if (found.length === 0 && name === text && isHouseOrPlace(bare)) return undefined;
    return { name: capitalisedName(name), spokenOf: capitalisedName(last.text) };
  }

  /** @param isStrange whether a word beside it is none of English or the transcripts: "elon musk" */
  function isOfName({ text, word }: Token, isLonger: boolean, isTitleCase: boolean, isStrange: boolean): boolean {
    if (/^\p{Lu}/u.test(text)) return !(isTitleCase && isEnglish(word)) && (isLonger || !isAsking(word));
    if (isLonger && (PARTICLE.test(word) || (isStrange && !isAsking(word)))) return true;
    return !isKnownWord(word) || names.kindOf(word) === 'name';
  }

  function isHouseOrPlace(bare: readonly Token[]): boolean {
    const { text, word } = bare.at(-1)!;
    return /^\p{Lu}{2,}$/u.test(text) || bare.some((token) => OF_NOBODY.test(token.word)) || names.isPlace(word);
  }
}

/** "What did NAME tell Berg?": Berg may tell. */
const isTold = ({ start }: Mention, question: string, end: number): boolean =>
  start >= end && /^(?: to)?(?: (?:mr|mrs|ms|dr)\.?)? $/iu.test(question.slice(end, start));

/** "ada von berg" -> "Ada von Berg" */
const capitalisedName = (name: string): string =>
  name.replace(/(?<![\p{L}\p{M}’'])\p{Ll}[\p{L}\p{M}]*/gu, (word) => (PARTICLE.test(word) ? word : capitalised(word)));

let lands: ReadonlySet<string> | undefined;

/** A country, a region of the world or its people. */
function isLand(name: readonly Token[]): boolean {
  lands ??= landsOfTheWorld();
  return lands.has(name.map(({ word }) => word).join(' '));
}

function landsOfTheWorld(): ReadonlySet<string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Set(codes.flatMap((code) => names.of(code) ?? []).map((name) => words(name).join(' ')));
}
