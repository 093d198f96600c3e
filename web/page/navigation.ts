import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { parseRoute, type Route, type View, viewUrl } from './route.ts';

/** What this page has noted with an entry of the history. */
type Noted = { view?: View; exchange?: string };
const noted = (): Noted => history.state ?? {};

/** The address and the history: which view is shown, what it was asked, which transcript stands beside it. */
export class Navigation implements ReactiveController {
  route: Route;
  /** The transcript was opened by a link, with no view beside it. */
  alone: boolean;
  private readonly host: ReactiveControllerHost;
  private readonly arrived: (before?: Route) => void;
  /** Where each view was last. */
  private readonly last: Partial<Record<View, string>> = {};

  /** @param arrived called after every change; with the route before it where the reader went back or forward */
  constructor(host: ReactiveControllerHost, arrived: (before?: Route) => void) {
    this.host = host;
    this.arrived = arrived;
    this.route = parseRoute(location, noted().view);
    this.alone = this.route.interview !== undefined && noted().view === undefined;
    this.note();
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.onAddress);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.onAddress);
  }

  private readonly onAddress = () => {
    const before = this.route;
    this.arrive(noted().view);
    this.arrived(before);
  };

  private arrive(view?: View) {
    this.alone = false;
    this.route = parseRoute(location, view);
    this.note();
    this.host.requestUpdate();
  }

  /** A view's address; former ones (`/#timeline&q=…`) as they are written now. */
  private note() {
    const { view, interview, query } = this.route;
    if (!interview)
      this.last[view] =
        location.pathname === '/' && view !== 'ask' ? viewUrl(view, query) : location.pathname + location.search;
  }

  /** The exchange that this entry of the history shows. */
  get exchange(): string | undefined {
    return noted().exchange;
  }

  go(url: string, view: View, exchange?: string): void {
    history.pushState({ view, ...(exchange && { exchange }) }, '', url);
    this.arrive(view);
    this.arrived();
  }

  /** In place of the entry that is there. */
  replace(url: string, view: View, exchange?: string): void {
    history.replaceState({ view, ...(exchange && { exchange }) }, '', url);
    this.arrive(view);
    this.arrived();
  }

  addressOf(view: View): string {
    return this.last[view] ?? viewUrl(view);
  }

  /** Beside a transcript the address stays the transcript's. */
  remember(view: View, url: string): void {
    this.last[view] = url;
  }

  /** What the view was asked; beside a transcript it keeps it. */
  get query(): string | undefined {
    const { route } = this;
    return route.interview ? parseRoute(new URL(this.addressOf(route.view), location.origin)).query : route.query;
  }
}
