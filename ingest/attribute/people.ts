/** The people whom the catalog names for an interview. */
import type { CatalogEntry, OutletEntry } from '../schema.ts';
import {
  foldName,
  initialsOf,
  isInitials,
  isTitled,
  nearlySame,
  plainName,
  withoutHonorific,
  withoutTitles,
} from './names.ts';
import { roleNamed } from './role-words.ts';

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
  const folded = (forms: readonly string[]) => forms.map(foldName).filter(Boolean);
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
    if (personNamed(host, people) === undefined && foldName(host).includes(' '))
      people.push({ voice: { role: 'interviewer', name: host }, name: host, forms: [foldName(host)] });
  }
  return people;
}

/**
 * The person whom a label names: by a form of the catalog, the same without titles, words of the name that no other
 * person's has, the initials, or one wrong letter. Nobody where two people fit.
 */
export function personNamed(name: string, people: readonly Person[]): Voice | undefined {
  return personCalled(name, people) ?? (plainName(name) === name ? undefined : personCalled(plainName(name), people));
}

function personCalled(name: string, people: readonly Person[]): Voice | undefined {
  const key = foldName(name);
  if (key === '') return undefined;
  const bare = withoutHonorific(withoutTitles(key));
  const tests: ((person: Person) => boolean)[] = [
    ({ forms }) => forms.includes(key),
    ({ forms }) => forms.some((form) => withoutTitles(form) === bare),
    (person) => {
      const words = foldName(person.name).split(' ');
      return bare.split(' ').every((word) => words.includes(word) && word.length > 1);
    },
    // "V. Ortega", "Elena O."
    (person) => {
      const words = foldName(person.name).split(' ');
      const own = bare.split(' ');
      return (
        own.some((word) => word.length > 1) &&
        own.every(
          (word) => words.includes(word) || (word.length === 1 && words.some((whole) => whole.startsWith(word))),
        )
      );
    },
    // "President of the Council Elena Ortega"
    (person) => {
      const whole = foldName(person.name);
      return whole.includes(' ') && isTitled(key) && key.endsWith(` ${whole}`);
    },
    (person) => isInitials(name) && initialsOf(foldName(person.name)) === key.replaceAll(' ', ''),
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
