import type { Filters, Turn } from '../../server/contract/contract.ts';
import { fromFragment, type Place } from '../place/share-link.ts';
import { ROOMS, type RoomKind } from './rooms.ts';

/** The views that the navigation names. */
export const SECTIONS = ['ask', 'interviews', 'phrases', 'timeline', 'compare', 'about'] as const;
const VIEWS = [...SECTIONS, 'clippings'] as const;
export type View = (typeof VIEWS)[number];

/** What the page shows: a view, what it was asked for, and beside it perhaps a transcript at a place. */
export type Route = {
  view: View;
  query?: string;
  filters?: Filters;
  interview?: string;
  place?: Place;
  /** What the columns of a comparison are; outlets where it is not said. */
  by?: RoomKind;
  /** Clippings that a link holds. */
  packed?: string;
};

const isView = (name: string | undefined): name is View => VIEWS.some((v) => v === name);

/**
 * Reads the address: `/interviews/<id>#<place>` is a transcript beside the view `current`, `/<view>?q=…` a view, `/?q=…`
 * a question with its filters. `/#<view>&q=…` is how views were linked before.
 */
export function parseRoute(address: { pathname: string; search: string; hash: string }, current: View = 'ask'): Route {
  const fragment = address.hash.replace(/^#/, '');
  const [, first, second] = address.pathname.split('/');
  if (first === 'interviews' && second)
    return {
      view: current,
      interview: safeDecode(second),
      place: fromFragment(fragment) ?? fromFragment(`q=${new URLSearchParams(address.search).get('at') ?? ''}`),
    };
  const [name, ...rest] = fragment.split('&');
  const former = address.pathname === '/' && isView(name) ? name : undefined;
  const params = new URLSearchParams(former ? rest.join('&') : address.search);
  const view = former ?? (isView(first) ? first : 'ask');
  const filters = readFilters(params);
  return {
    view,
    ...(params.get('q')?.trim() && { query: params.get('q')!.trim() }),
    ...(Object.keys(filters).length > 0 && { filters }),
    ...(view === 'compare' && isRoomKind(params.get('by')) && { by: params.get('by') as RoomKind }),
    ...(view === 'clippings' && fragment && { packed: fragment }),
  };
}

function readFilters(params: URLSearchParams): Filters {
  const many = (name: string) => params.getAll(name).filter(Boolean);
  const [outlets, speakers] = [many('outlet'), many('speaker')];
  const roles = many('role').filter(isRole);
  const day = (name: string) => [params.get(name)].find(isDay);
  const [from, to] = [day('from'), day('to')];
  return {
    ...(outlets.length > 0 && { outlets }),
    ...(speakers.length > 0 && { speakers }),
    ...(roles.length > 0 && { roles }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a view, of what is asked there and within which filters. */
export function viewUrl(view: View, query?: string, filters: Filters = {}, by?: RoomKind): string {
  const pairs: [string, string | undefined][] = [
    ['q', query],
    ...(filters.outlets ?? []).map((v): [string, string] => ['outlet', v]),
    ...(filters.speakers ?? []).map((v): [string, string] => ['speaker', v]),
    ...(filters.roles ?? []).map((v): [string, string] => ['role', v]),
    ['from', filters.from],
    ['to', filters.to],
    ['by', by],
  ];
  const given = pairs.filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(given).toString().replaceAll('+', '%20');
  return `/${view === 'ask' ? '' : view}${search ? `?${search}` : ''}`;
}

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

const isRoomKind = (name: string | null): boolean => ROOMS.some((room) => room === name);

const isRole = (text: string): text is Turn['role'] => ['interviewee', 'interviewer', 'other'].includes(text);
