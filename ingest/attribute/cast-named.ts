/** Who names stand for that an original gives in places of their own: voice tags, fields, columns. */
import type { CatalogEntry, OutletEntry } from '../schema.ts';
import { foldName, isGeneric, plainName, withoutTitles } from './names.ts';
import { peopleOf, personNamed, type Voice } from './people.ts';
import { type RoleWord, roleNamed } from './role-words.ts';

/**
 * Who names stand for that are nothing but speakers' names: those of voice tags and of fields of their own.
 *
 * @param names one for each turn, in order
 */
export function castNamed(names: readonly string[], entry: CatalogEntry, outlet: OutletEntry): Map<string, Voice> {
  const people = peopleOf(entry, outlet);
  const voices = new Map<string, Voice>();
  const counts = new Map<string, number>();
  const roles = new Map<string, RoleWord>();
  const spelt = spellings(names);
  for (const name of names) counts.set(spelt.get(name)!, (counts.get(spelt.get(name)!) ?? 0) + 1);
  for (const [written, name] of spelt) {
    const person = personNamed(written, people) ?? personNamed(name, people);
    const role = roleNamed(name);
    if (person) voices.set(name, person);
    else if (role) roles.set(name, role);
  }
  for (const [name, role] of roles) {
    if (role === 'answers' || role === 'answer') voices.set(name, { role: 'interviewee' });
    else if (role !== 'chairs') voices.set(name, { role: 'interviewer', ...(/\d/.test(name) && { name }) });
  }
  let asks = [...voices.values()].some(({ role }) => role === 'interviewer');
  for (const [name, role] of roles)
    if (role === 'chairs') voices.set(name, asks ? { role: 'other', name } : { role: 'interviewer', name });
  asks ||= [...voices.values()].some(({ role }) => role === 'interviewer');
  const strangers = [...counts].filter(([name]) => !voices.has(name)).sort((a, b) => b[1] - a[1]);
  for (const [i, [name, count]] of strangers.entries()) {
    voices.set(name, { role: !asks && i === 0 && count > 1 ? 'interviewer' : 'other', name });
  }
  for (const [name, one] of spelt) voices.set(name, voices.get(one)!);
  return voices;
}

/** One spelling for each person: not the one in capitals, and the whole name for a part of it that is nobody else's. */
function spellings(names: readonly string[]): Map<string, string> {
  const distinct = [...new Set(names)];
  const whole = distinct.filter((name) => foldName(name).includes(' ') && !isGeneric(foldName(name)));
  return new Map(
    distinct.map((name) => {
      const same = distinct.filter((other) => withoutTitles(foldName(other)) === withoutTitles(foldName(name)));
      const longer = whole.filter(
        (other) => !foldName(name).includes(' ') && foldName(other).split(' ').includes(foldName(name)),
      );
      const plain = same.find((other) => other !== other.toUpperCase()) ?? name;
      const chosen = longer.length === 1 ? longer[0]! : plain;
      const alike = distinct.filter((other) => /[([]/.test(other) && plainName(other) === plainName(chosen));
      return [name, alike.length > 1 ? chosen : plainName(chosen)] as const;
    }),
  );
}
