import { fromFragment, type Place } from '../place/share-link.ts';

export const VIEWS = ['ask', 'interviews', 'phrases', 'timeline', 'about'] as const;
export type View = (typeof VIEWS)[number];

/** What the page shows: a view, what it was asked for, and beside it perhaps a transcript at a place. */
export type Route = { view: View; query?: string; interview?: string; place?: Place };

/** Reads the address: `/interviews/<id>#<place>` is a transcript, `/#<view>&q=<query>` a view. */
export function parseRoute(pathname: string, hash: string, current: View = 'ask'): Route {
  const fragment = hash.replace(/^#/, '');
  const interview = /^\/interviews\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (interview) return { view: current, interview: safeDecode(interview), place: fromFragment(fragment) };
  const [name, ...rest] = fragment.split('&');
  const view = VIEWS.find((v) => v === name) ?? 'ask';
  return { view, query: new URLSearchParams(rest.join('&')).get('q') ?? undefined };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a view. */
export function viewUrl(view: View, query?: string): string {
  const fragment = view === 'ask' ? '' : `#${view}`;
  return query ? `/#${view}&${new URLSearchParams({ q: query })}` : `/${fragment}`;
}
