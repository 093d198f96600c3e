/** A question's filters as a filter that Weaviate applies inside its search. */
import weaviate, { Filters as Combined, type FilterValue } from 'weaviate-client';
import { dayNumber } from '../../ingest/weaviate/objects.ts';
import type { Filters } from '../contract/contract.ts';

const { byProperty } = weaviate.filter;

/** @returns undefined where nothing is filtered out */
export function toWeaviateFilter({ outlets, speakers, roles, from, to }: Filters): FilterValue | undefined {
  const all: FilterValue[] = [];
  if (outlets?.length) all.push(byProperty('outlet').containsAny(outlets));
  if (speakers?.length) all.push(byProperty('speaker').containsAny(speakers));
  if (roles?.length) all.push(byProperty('role').containsAny(roles));
  // An interview between two days matches where it may have been given in the time asked for.
  if (from) all.push(byProperty('lastDay').greaterOrEqual(dayNumber(from)));
  if (to) all.push(byProperty('firstDay').lessOrEqual(dayNumber(to)));
  return all.length > 1 ? Combined.and(...all) : all[0];
}

export const ofPassages = (passages: readonly number[]): FilterValue =>
  byProperty('passage').containsAny([...passages]);
