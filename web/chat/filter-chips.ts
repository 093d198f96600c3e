import type { FilterField, Filters } from '../../server/contract/contract.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { formatDate } from '../quote/dates.ts';

/** One removable condition. `value` is absent for the fields that hold a single day. */
export type Chip = { field: FilterField; value?: string };

/** Conditions in a fixed order; every one can be taken away alone. */
export function toChips(filters: Filters): Chip[] {
  const many = (['outlets', 'speakers', 'roles'] as const).flatMap((field) =>
    (filters[field] ?? []).map((value): Chip => ({ field, value })),
  );
  const days = (['from', 'to'] as const).flatMap((field): Chip[] =>
    filters[field] ? [{ field, value: filters[field] }] : [],
  );
  return [...many, ...days];
}

/** The filters without one condition; a field left empty is left out. */
export function withoutChip(filters: Filters, chip: Chip): Filters {
  const rest: Filters = { ...filters };
  if (chip.field === 'from' || chip.field === 'to') {
    delete rest[chip.field];
    return rest;
  }
  const values = (filters[chip.field] ?? []).filter((v) => v !== chip.value);
  if (values.length === 0) delete rest[chip.field];
  else Object.assign(rest, { [chip.field]: values });
  return rest;
}

/** A condition in words: "Sky News", "interviewer", "From 1 October 2020". */
export const chipText = (chip: Chip, m: ChatMessages): string => {
  const value = chip.value ?? '';
  if (chip.field === 'roles') return m.role[value as keyof ChatMessages['role']] ?? value;
  if (chip.field === 'from' || chip.field === 'to')
    return `${m.filterField[chip.field]} ${formatDate({ from: value, to: value }, m.lang, 'short')}`;
  return value;
};
