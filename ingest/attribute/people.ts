/** The people whom the catalog names for an interview, and the roles that labels can name instead. */
import type { CatalogEntry, OutletEntry } from '../schema.ts';
import { fold, initialsOf, isInitials, nearlySame, withoutTitles } from './names.ts';

/** Who a label stands for. A person who is neither interviewee nor interviewer has a name. */
export type Voice =
  | { role: 'interviewee'; name?: string }
  | { role: 'interviewer'; name?: string }
  | { role: 'other'; name: string };

/** One person of the catalog; `forms` are folded. */
export type Person = { voice: Voice; name: string; forms: string[] };

/** What the catalog knows, for one interview. @param hosts names of those who ask, as the text's own head gives them */
export function peopleOf(entry: CatalogEntry, outlet: OutletEntry, hosts: readonly string[] = []): Person[] {
  const { name, short, aliases } = entry.interviewee;
  const folded = (forms: readonly string[]) => forms.map(fold).filter(Boolean);
  const people: Person[] = [
    { voice: { role: 'interviewee' }, name, forms: folded([name, short, ...aliases]) },
    ...outlet.guests.map(
      (guest): Person => ({
        voice: { role: 'interviewee', name: guest.name },
        name: guest.name,
        forms: folded([guest.name, ...guest.aliases]),
      }),
    ),
    ...outlet.interviewers.map(
      (person): Person => ({
        voice: { role: 'interviewer', name: person.name },
        name: person.name,
        forms: folded([person.name, ...person.aliases]),
      }),
    ),
  ];
  for (const host of hosts) {
    if (personNamed(host, people) === undefined && fold(host).includes(' '))
      people.push({ voice: { role: 'interviewer', name: host }, name: host, forms: [fold(host)] });
  }
  return people;
}

/**
 * The person whom a label names: by a form of the catalog, the same without titles, words of the name that no other
 * person's has, the initials, or one wrong letter. Nobody where two people fit.
 */
export function personNamed(name: string, people: readonly Person[]): Voice | undefined {
  const key = fold(name);
  if (key === '') return undefined;
  const bare = withoutTitles(key);
  const tests: ((person: Person) => boolean)[] = [
    ({ forms }) => forms.includes(key),
    ({ forms }) => forms.some((form) => withoutTitles(form) === bare),
    (person) => {
      const words = fold(person.name).split(' ');
      return bare.split(' ').every((word) => words.includes(word) && word.length > 1);
    },
    (person) => isInitials(name) && initialsOf(fold(person.name)) === key.replaceAll(' ', ''),
    ({ forms }) =>
      key.length >= 6 && !/\d/.test(key) && forms.some((form) => form.length >= 6 && nearlySame(form, bare)),
  ];
  // "Interviewer" is one letter from an "Interviewee" without a name.
  if (roleNamed(name)) tests.pop();
  for (const test of tests) {
    const found = people.filter(test);
    if (found.length === 1) return found[0]!.voice;
    if (found.length > 1) return test === tests[0] ? found[0]!.voice : undefined;
  }
  return undefined;
}

const ASKING =
  'host hosts cohost anchor correspondent interviewer journalist presenter reporter questioner editor newsreader'.split(
    ' ',
  );
const CHAIRING = 'moderator chair chairman chairwoman chairperson facilitator speaker operator announcer'.split(' ');
const ANSWERING = 'interviewee guest respondent'.split(' ');

export type RoleWord = 'asks' | 'chairs' | 'answers' | 'question' | 'answer';

/**
 * The role that a label names instead of a person: "Host", "Sky News Correspondent", "Interviewer 2" (one wrong letter
 * allowed in a long word). A sentence that ends in such a word names none: each word of a label begins as names do.
 */
export function roleNamed(name: string): RoleWord | undefined {
  const words = fold(name)
    .split(' ')
    .filter((word) => !/^\d+$/.test(word));
  const last = words.at(-1);
  if (last === undefined || words.length > 5) return undefined;
  const single = words.length === 1;
  if (single && /^(?:q|question)s?$/.test(last)) return 'question';
  if (single && /^(?:a|answer)s?$/.test(last)) return 'answer';
  if (!single && !name.split(/[\s-]+/).every((word) => /^(?:\P{Ll}|of\b|the\b|for\b)/u.test(word))) return undefined;
  if (ANSWERING.includes(last)) return 'answers';
  if (CHAIRING.includes(last)) return last === 'speaker' ? undefined : 'chairs';
  const misspelt = (word: string) =>
    word.length > 5 ? nearlySame(word, last) : word.length > 3 && swapped(word, last);
  return ASKING.some((word) => word === last || misspelt(word)) ? 'asks' : undefined;
}

/** Whether two words of the same letters differ by two neighbours changed about. */
const swapped = (a: string, b: string) =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('') && nearlySame(a, b);
