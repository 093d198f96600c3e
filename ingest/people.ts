/** Everybody who speaks in the interviews or is named by the collection, each once. */
import type { CollectionFile, Person } from './collection.ts';
import { isEnglishWord } from './english.ts';
import type { CatalogEntry, Interview, Role } from './schema.ts';
import { fold } from './text/analyze.ts';

type Named = Pick<Person, 'name' | 'aliases' | 'address'> & Partial<Pick<Person, 'short' | 'about'>>;

/** Words that stand before or after a name and are no part of it. */
const TITLES =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|president|vice president|prime minister|chancellor|king|queen|prince|princess|chief justice|justice|judge|senator|sen|representative|rep|congressman|congresswoman|secretary|minister|ambassador|governor|mayor|councillor|chairman|chairwoman|chair|general|gen|admiral|colonel|col|major|captain|lieutenant|sergeant|father|sister|brother|rev|reverend)\.? (?=\p{L})/iu;
const AFTER_NAME = /,? (?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq)\.?$|(?<!\s)\s*[([].*/isu;
/** "van", "de la": part of a surname. */
export const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|ten|ter|zu|af|av)$/i;
/** A label that names a part, not a person: "interviewer", "Speaker 2", "Q". */
const NO_NAME =
  /^(?:the |an? |unidentified |unknown |male |female |another |other )*(?:interviewe[er]|interviewers|journalists?|reporters?|correspondents?|presenters?|hosts?|co-?hosts?|anchors?|moderators?|narrators?|announcers?|operators?|speakers?|guests?|participants?|members?|audience(?: member)?|questions?|questioners?|answers?|voices?|voiceovers?|callers?|translators?|interpreters?|man|woman|person|people|everyone|all|others?|staff|clerk|press|media|unknown|unidentified|[a-z])(?: (?:#? ?\d+|[a-z]|member|voice))?$/iu;

/**
 * @param known the collection's people and the catalog's interviewees; the same person may be in both
 * @returns in order of how much of them is there: interviewees first, those who never speak last
 */
export function peopleOf(interviews: readonly Interview[], known: readonly Named[]): Person[] {
  const people = new Map<string, Omit<Person, 'first' | 'isCommonWord' | 'isFirstCommonWord'>>();
  const keys = new Map<string, string>();
  const add = ({ name, short, aliases = [], address = [], about }: Partial<Named> & { name: string }) => {
    const key = keys.get(personKey(name)) ?? personKey(name);
    const surname = partsOf(name).surname;
    const person = people.get(key) ?? {
      name,
      short: short ?? surname,
      surname,
      aliases: [],
      address: [],
      interviews: { interviewee: [], interviewer: [], other: [] },
    };
    person.aliases = unique([...person.aliases, ...aliases]);
    person.address = unique([...person.address, ...address]);
    if (short) person.short = short;
    if (about) person.about = about;
    people.set(key, person);
    for (const alias of [name, ...person.aliases]) if (!keys.has(personKey(alias))) keys.set(personKey(alias), key);
    return person;
  };
  for (const person of known) add(person);
  for (const { id, interviewee, intervieweeShort, interviewers, turns } of interviews) {
    const parts: [Role, string][] = [
      ['interviewee', interviewee],
      ...interviewers.map((name): [Role, string] => ['interviewer', name]),
      ...turns.map(({ role, speaker }): [Role, string] => [role, speaker]),
    ];
    const different = new Map(parts.map((part) => [part.join('\n'), part]));
    for (const [role, name] of different.values()) {
      if (NO_NAME.test(name.trim())) continue;
      const person = add({ name, ...(name === interviewee && { short: intervieweeShort }) });
      if (person.interviews[role].at(-1) !== id) person.interviews[role].push(id);
    }
  }
  return withFirstNames([...people.values()]).sort((a, b) => weight(b) - weight(a));
}

/** The catalog's interviewees as people; a label that is a mere word ("President") stands for them in a question, too. */
export const intervieweesOf = (entries: readonly CatalogEntry[]): Named[] =>
  entries.map(({ interviewee: { name, short, aliases, address } }) => ({ name, short, aliases, address }));

export const fromFile = (people: CollectionFile['people'] = []): Named[] =>
  people.map(({ name, short, aliases, address, about }) => ({
    ...{ name, aliases, address },
    ...(short && { short }),
    ...(about && { about }),
  }));

/** First name and surname, without titles: "Dr. Ursula von der Leyen" -> Ursula, von der Leyen. */
export function partsOf(name: string): { first?: string; surname: string } {
  const bare = withoutTitles(name.trim().replace(AFTER_NAME, ''));
  const words = bare.split(/\s+/);
  if (words.length < 2) return { surname: bare || name };
  let at = words.length - 1;
  while (at > 1 && PARTICLE.test(words[at - 1]!)) at--;
  return { first: words[0]!, surname: words.slice(at).join(' ') };
}

/** "Prime Minister Ada Berg" -> "Ada Berg" */
export function withoutTitles(name: string): string {
  let bare = name;
  while (TITLES.test(bare)) bare = bare.replace(TITLES, '');
  return bare;
}

/** What counts in a name when two are compared. */
export const personKey = (name: string) =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const unique = (values: readonly string[]) => [...new Set(values)];
const weight = ({ interviews: { interviewee, interviewer, other } }: Pick<Person, 'interviews'>) =>
  interviewee.length * 10_000 + interviewer.length * 100 + other.length;

function withFirstNames(people: Omit<Person, 'first' | 'isCommonWord' | 'isFirstCommonWord'>[]): Person[] {
  const counts = new Map<string, number>();
  const firsts = people.map(({ name }) => partsOf(name).first);
  for (const first of firsts) if (first) counts.set(fold(first), (counts.get(fold(first)) ?? 0) + 1);
  return people.map((person, i) => {
    const first = firsts[i];
    const isOwn = first !== undefined && first.length > 1 && !first.endsWith('.') && counts.get(fold(first)) === 1;
    return {
      ...person,
      ...(isOwn && { first }),
      isCommonWord: isEnglish(person.surname),
      isFirstCommonWord: isOwn && isEnglish(first),
    };
  });
}

const isEnglish = (word: string): boolean => isEnglishWord(fold(word));
