/** Words of the names that a collection has, which a question may use though no transcript does. */
import type { Person } from '../../ingest/collection.ts';
import type { Interview } from '../../ingest/schema.ts';
import { words } from '../../ingest/text/analyze.ts';

/** @returns folded words of people's names, outlets, countries and their people, hosts and titles */
export function nameWordsOf(interviews: readonly Interview[], people: readonly Person[]): ReadonlySet<string> {
  const names = [
    ...people.flatMap(({ name, aliases, address }) => [name, ...aliases, ...address]),
    ...interviews.flatMap(({ title, outlet, interviewers }) => [
      ...[title, outlet.name, ...outlet.variants, outlet.country ?? ''],
      ...[...outlet.demonyms, ...interviewers],
    ]),
  ];
  return new Set(names.flatMap(words));
}
