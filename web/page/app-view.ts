import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { CollectionResponse } from '../../server/contract/collection.ts';
import type { Filters, Interview } from '../../server/contract/contract.ts';
import { type Client, createClient } from '../api/client.ts';
import type { ChatView } from '../chat/chat-view.ts';
import { type ConversationStore, createConversationStore, tabConversation } from '../chat/conversation-store.ts';
import type { Conversation } from '../chat/export-conversation.ts';
import { chatMessages, type Language, pickLanguage } from '../locale/chat-locale.ts';
import { inLanguage } from '../locale/localised.ts';
import { pageMessages } from '../locale/page-locale.ts';
import { linkTo } from '../quote/cite.ts';
import type { Quotable } from '../quote/quotable.ts';
import { controls } from '../style/controls.ts';
import { tokens } from '../style/tokens.ts';
import { appStyle } from './app-style.ts';
import { figuresOf } from './collection.ts';
import type { Theme } from './display-menu.ts';
import { parseRoute, type Route, VIEWS, type View, viewUrl } from './route.ts';

/** The storage, unless the browser refuses to give it. */
function browserStorage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return window[kind];
  } catch {
    return undefined;
  }
}

/** What this page has noted with an entry of the history. */
const stateOf = (): { view?: View; exchange?: string } => history.state ?? {};

/** The deepest element that has the focus, through shadow roots. */
function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

/** The page: its views on one side, a transcript on the other; the address says which. */
export class AppView extends LitElement {
  static override properties = {
    route: { state: true },
    language: { state: true },
    theme: { reflect: true },
    interviews: { state: true },
    collection: { state: true },
    conversation: { state: true },
    alone: { state: true },
  };
  declare route: Route;
  declare language: Language;
  declare theme: Theme;
  declare interviews: Interview[] | undefined;
  declare collection: CollectionResponse | undefined;
  declare conversation: Conversation | undefined;
  /** The transcript was opened by a link, with no view beside it. */
  declare alone: boolean;

  static override styles = [tokens, controls, appStyle];

  private readonly client: Client = createClient('');
  private readonly base = location.origin;
  private readonly store: ConversationStore = createConversationStore(browserStorage('localStorage'));
  private readonly tab = tabConversation(browserStorage('sessionStorage'));
  /** Where the focus was when the transcript was opened, to give it back. */
  private opener: HTMLElement | undefined;

  constructor() {
    super();
    this.theme = 'auto';
    this.language = pickLanguage(navigator.languages);
    this.route = parseRoute(location, stateOf().view);
    this.alone = this.route.interview !== undefined && stateOf().view === undefined;
  }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('popstate', this.onAddress);
    window.addEventListener('keydown', this.onKey);
    this.client.interviews().then(
      (list) => {
        this.interviews = list;
      },
      () => undefined,
    );
    this.client.collection().then(
      (collection) => {
        this.collection = collection;
      },
      () => undefined,
    );
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.onAddress);
    window.removeEventListener('keydown', this.onKey);
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('language')) document.documentElement.lang = this.language;
    if (changed.has('theme')) document.documentElement.dataset.theme = this.theme;
    if (changed.has('route') || changed.has('language') || changed.has('interviews'))
      document.title = this.documentTitle;
  }

  private get documentTitle(): string {
    const { view, interview } = this.route;
    const outlet = interview && this.interviews?.find((i) => i.id === interview)?.outlet;
    const asked = view === 'ask' ? this.route.query : undefined;
    const name = outlet ?? asked ?? (view === 'ask' ? undefined : pageMessages(this.language).view[view]);
    return name ? `${name} · On the Record` : 'On the Record';
  }

  override firstUpdated() {
    const kept = this.tab.read();
    const { view, interview, query } = this.route;
    const asksAnew = view === 'ask' && !interview && query && !kept?.exchanges.some((x) => x.question === query);
    if (kept && asksAnew) this.store.save(kept);
    else if (kept) {
      this.conversation = kept;
      this.chat?.load(kept);
    }
    if (view === 'ask' && !interview) {
      this.chat?.focusQuestion();
      void this.showAsked();
    }
  }

  /** Shows what the address asks: the answer that is there, or a new one. */
  private async showAsked() {
    const { view, interview, query, filters } = this.route;
    if (view !== 'ask' || interview || !query) return;
    await this.updateComplete;
    const { chat } = this;
    if (!chat || chat.show(query, stateOf().exchange)) return;
    chat.filters = filters ?? {};
    void chat.ask(query);
  }

  private readonly onAddress = () => {
    const hadTranscript = this.route.interview !== undefined;
    this.alone = false;
    this.route = parseRoute(location, stateOf().view);
    if (hadTranscript && !this.route.interview) void this.returnFocus();
    void this.showAsked();
  };

  private go(url: string, view: View, exchange?: string) {
    history.pushState({ view, ...(exchange && { exchange }) }, '', url);
    this.alone = false;
    this.route = parseRoute(location, view);
  }

  private readonly onAsk = ({ detail }: CustomEvent<{ question: string; filters: Filters; id: string }>) => {
    const url = viewUrl('ask', detail.question, detail.filters);
    this.addresses.ask = url;
    // Beside a transcript the address stays the transcript's.
    if (this.route.interview || this.route.view !== 'ask') return;
    if (url === location.pathname + location.search)
      history.replaceState({ view: 'ask', exchange: detail.id }, '', url);
    else this.go(url, 'ask', detail.id);
  };

  private async returnFocus() {
    await this.updateComplete;
    if (this.opener?.isConnected) this.opener.focus();
    else this.chat?.focusQuestion();
    this.opener = undefined;
  }

  private get chat(): ChatView | null {
    return this.renderRoot.querySelector<ChatView>('otr-chat');
  }

  private readonly onKey = async (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const target = event.composedPath()[0];
    const typing =
      target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    const toAsk =
      (event.key === '/' && !typing && !event.altKey) || (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (toAsk) {
      event.preventDefault();
      if (this.route.view !== 'ask' || this.hidesChat) this.go(this.addressOf('ask'), 'ask');
      await this.updateComplete;
      this.chat?.focusQuestion();
    } else if (event.key === 'Escape' && this.route.interview) {
      event.preventDefault();
      this.closeTranscript();
    }
  };

  /** On a narrow window the transcript takes the chat's place. */
  private get hidesChat(): boolean {
    return this.route.interview !== undefined && matchMedia('(max-width: 52rem)').matches;
  }

  private readonly openQuote = (event: CustomEvent<Quotable>) => {
    this.opener = focused();
    this.go(linkTo(event.detail, ''), this.route.view);
  };

  private closeTranscript() {
    const view = this.alone ? 'interviews' : this.route.view;
    this.go(this.addressOf(view), view);
    void this.returnFocus();
  }

  /** Links within the page change the address without loading it again. */
  private readonly onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((e): e is HTMLAnchorElement => e instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin) return;
    const route = parseRoute(link);
    const leads = route.interview !== undefined || link.pathname === viewUrl(route.view);
    if (!leads) return;
    event.preventDefault();
    if (route.interview !== undefined) {
      this.opener = link;
      this.go(link.pathname + link.hash, this.route.view);
    } else this.go(link.search ? link.pathname + link.search : this.addressOf(route.view), route.view);
    if (link.search) void this.showAsked();
  };

  /** Where each view was last. */
  private readonly addresses: Partial<Record<View, string>> = {};

  private addressOf(view: View): string {
    return this.addresses[view] ?? viewUrl(view);
  }

  private async draft(text: string) {
    this.go(this.addressOf('ask'), 'ask');
    await this.updateComplete;
    this.chat?.draft(text);
  }

  private async filter(filters: Filters) {
    this.go(this.addressOf('ask'), 'ask');
    await this.updateComplete;
    if (!this.chat) return;
    this.chat.filters = filters;
    this.chat.focusQuestion();
  }

  /** There is no such interview: the list says so, and what there is. */
  private onMissing() {
    history.replaceState({ view: 'interviews' }, '', '/interviews');
    this.alone = false;
    this.missing = this.route.interview;
    this.route = { view: 'interviews' };
  }

  private missing: string | undefined;

  private readonly onConversation = (event: CustomEvent<Conversation>) => {
    this.conversation = event.detail;
    this.store.save(event.detail);
    this.tab.write(event.detail);
  };

  private header() {
    const p = pageMessages(this.language);
    const m = chatMessages(this.language);
    const { view } = this.route;
    return html`<header class="head">
      <a class="button skip" href="#ask" @click=${(e: Event) => {
        e.preventDefault();
        this.chat?.focusQuestion();
      }}>${p.skip}</a>
      <h1><a href="/">On the Record</a></h1>
      <nav aria-label=${p.navigation}>${VIEWS.map(
        (v) => html`<a href=${viewUrl(v)} aria-current=${v === view ? 'page' : nothing}>${p.view[v]}</a>`,
      )}</nav>
      <div class="end">
        <otr-conversations .m=${m} .p=${p} .store=${this.store} .current=${this.conversation} .base=${this.base}
          @otr-load=${async (e: CustomEvent<Conversation | undefined>) => {
            this.go('/', 'ask');
            await this.updateComplete;
            this.conversation = e.detail;
            this.tab.write(e.detail);
            this.chat?.load(e.detail);
          }}></otr-conversations>
        <otr-display .p=${p} .theme=${this.theme} .language=${this.language}
          @otr-theme=${(e: CustomEvent<Theme>) => {
            this.theme = e.detail;
          }}
          @otr-language=${(e: CustomEvent<Language>) => {
            this.language = e.detail;
          }}></otr-display>
      </div></header>`;
  }

  /** Beside a transcript a view keeps what it was asked. */
  private queryOf({ view, query, interview }: Route): string | undefined {
    if (!interview) {
      this.addresses[view] =
        location.pathname === '/' && view !== 'ask' ? viewUrl(view, query) : location.pathname + location.search;
      return query;
    }
    const former = this.addresses[view];
    return former ? parseRoute(new URL(former, location.origin)).query : undefined;
  }

  private view() {
    const { route, client, base } = this;
    const m = chatMessages(this.language);
    const p = pageMessages(this.language);
    const onQuery = (e: CustomEvent<string>) => {
      this.go(viewUrl(route.view, e.detail), route.view);
    };
    const query = this.queryOf(route);
    switch (route.view) {
      case 'interviews':
        return html`<otr-interviews .m=${m} .p=${p} .client=${client} .current=${route.interview} .missing=${this.missing}></otr-interviews>`;
      case 'phrases':
        return html`<otr-phrases .m=${m} .p=${p} .client=${client} .base=${base} .examples=${this.collection?.phrases ?? []} .query=${query} @otr-query=${onQuery}></otr-phrases>`;
      case 'timeline':
        return html`<otr-timeline .m=${m} .p=${p} .client=${client} .examples=${this.collection?.themes ?? []} .query=${query} @otr-query=${onQuery}></otr-timeline>`;
      case 'compare':
        return html`<otr-compare .m=${m} .p=${p} .client=${client} .base=${base} .query=${query} .filters=${route.filters} .interviews=${this.interviews} 
          @otr-compare=${(e: CustomEvent<{ query: string; outlets: string[] }>) => this.go(viewUrl('compare', e.detail.query, e.detail.outlets.length > 1 ? { outlets: e.detail.outlets } : {}), 'compare')}></otr-compare>`;
      case 'about':
        return html`<otr-about .m=${m} .p=${p} .client=${client} .base=${base}></otr-about>`;
      default:
        return nothing;
    }
  }

  override render() {
    const { route, client, base } = this;
    const m = chatMessages(this.language);
    const p = pageMessages(this.language);
    const { collection } = this;
    const words = collection && inLanguage(collection.words, this.language);
    return html`<div class="page" @click=${this.onClick}>${this.header()}
      <main class="panes ${route.interview ? (this.alone ? 'alone' : 'two') : ''}" @otr-open-quote=${this.openQuote}
        @otr-draft=${(e: CustomEvent<string>) => this.draft(e.detail)} @otr-filter=${(e: CustomEvent<Filters>) => this.filter(e.detail)}>
        <div class="view">
          <otr-chat ?hidden=${route.view !== 'ask'} .m=${m} .client=${client} .base=${base} .examples=${collection ? inLanguage(collection.examples, this.language).text : []} @otr-ask=${this.onAsk} @otr-conversation=${this.onConversation}>
            <div slot="intro"><h2 class="welcome">${p.welcome}</h2>
              <p class="collection">${
                collection ? figuresOf(collection, p, this.language) : m.tagline
              } ${words ? html`<span lang=${words.lang}>${words.text}</span>` : nothing} <a href=${viewUrl('about')}>${p.aboutLink}</a></p></div>
          </otr-chat>
          ${this.view()}
        </div>
        ${
          route.interview
            ? html`<div class="beside"><otr-transcript .m=${m} .p=${p} .client=${client} .base=${base} .interviewId=${route.interview} .place=${route.place}
                @otr-missing=${() => this.onMissing()} @otr-close=${() => this.closeTranscript()}></otr-transcript></div>`
            : nothing
        }
      </main></div>`;
  }
}
