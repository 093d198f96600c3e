import type { Filters, Interview, MentionsResponse } from '../../server/contract/contract.ts';
import { LIMITS } from '../../server/contract/limits.ts';
import { isDated } from '../../server/contract/references/reference.ts';

export const ROOMS = ['outlet', 'country', 'time'] as const;
/** What tells the columns of a comparison apart. */
export type RoomKind = (typeof ROOMS)[number];

/** One column: what it is called, and what is asked of it. */
export type Room = { name: string; filters: Filters; interviews: ReadonlySet<string> };

/** Columns that are filled of themselves. */
const COLUMNS = 3;

/** Interviews by what each has of a kind; by several where it is not known which. */
function grouped(interviews: readonly Interview[], keysOf: (i: Interview) => readonly string[]) {
  const groups = new Map<string, Interview[]>();
  for (const i of interviews) for (const key of keysOf(i)) groups.set(key, [...(groups.get(key) ?? []), i]);
  return groups;
}

const idsOf = (interviews: readonly Interview[]): ReadonlySet<string> => new Set(interviews.map((i) => i.id));

/** The months in which an interview may have been given: "2020-10". */
function monthsOf({ date }: Interview): string[] {
  if (!isDated(date)) return [];
  const months: string[] = [];
  const day = new Date(`${date.from.slice(0, 7)}-01`);
  for (; day.toISOString().slice(0, 10) <= date.to; day.setUTCMonth(day.getUTCMonth() + 1))
    months.push(day.toISOString().slice(0, 7));
  return months;
}

const yearsOf = (i: Interview): string[] => [...new Set(monthsOf(i).map((month) => month.slice(0, 4)))];

function monthRoom(month: string, lang: string, interviews: readonly Interview[]): Room {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const name = new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    name: name.format(new Date(`${month}-01`)),
    filters: { from: `${month}-01`, to: `${month}-${last}` },
    interviews: idsOf(interviews),
  };
}

/** All rooms of a kind. Of time: months, or years where there are several. */
export function roomsOf(interviews: readonly Interview[], kind: RoomKind, lang: string): Room[] {
  if (kind === 'time') {
    const inOrder = (groups: Map<string, Interview[]>) => [...groups].sort(([a], [b]) => a.localeCompare(b));
    const years = inOrder(grouped(interviews, yearsOf));
    if (years.length <= 1)
      return inOrder(grouped(interviews, monthsOf)).map(([month, those]) => monthRoom(month, lang, those));
    return years.map(([year, those]) => ({
      name: year,
      filters: { from: `${year}-01-01`, to: `${year}-12-31` },
      interviews: idsOf(those),
    }));
  }
  return [...grouped(interviews, (i) => (i[kind] ? [i[kind]] : []))].map(([name, those]) => ({
    name,
    filters: { outlets: [...new Set(those.map((i) => i.outlet))].slice(0, LIMITS.filterValues) },
    interviews: idsOf(those),
  }));
}

/** The rooms in which a subject comes up most, in their own order. */
export function mostOn(rooms: readonly Room[], { interviews }: MentionsResponse): Room[] {
  const counts = new Map(
    rooms.map((room) => [room, interviews.reduce((n, i) => n + (room.interviews.has(i.id) ? i.count : 0), 0)]),
  );
  const most = [...rooms]
    .filter((room) => counts.get(room)! > 0)
    .sort((a, b) => counts.get(b)! - counts.get(a)!)
    .slice(0, COLUMNS);
  return rooms.filter((room) => most.includes(room));
}
