import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { CollectionResponse } from '../../server/contract/collection.ts';
import type { Filters, Interview } from '../../server/contract/contract.ts';
import { type Client, createClient } from '../api/client.ts';
import type { ChatView } from '../chat/chat-view.ts';
import { type ConversationStore, createConversationStore } from '../chat/conversation-store.ts';
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
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

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
  };
  declare route: Route;
  declare language: Language;
  declare theme: Theme;
  declare interviews: Interview[] | undefined;
  declare collection: CollectionResponse | undefined;
  declare conversation: Conversation | undefined;

  static override styles = [tokens, controls, appStyle];

  private readonly client: Client = createClient('');
  private readonly base = location.origin;
  private readonly store: ConversationStore = createConversationStore(browserStorage());
  /** Where the focus was when the transcript was opened, to give it back. */
  private opener: HTMLElement | undefined;

  constructor() {
    super();
    this.theme = 'auto';
    this.language = pickLanguage(navigator.languages);
    this.route = parseRoute(location.pathname, location.hash);
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
    const name = outlet ?? (view === 'ask' ? undefined : pageMessages(this.language).view[view]);
    return name ? `${name} · On the Record` : 'On the Record';
  }

  private readonly onAddress = () => {
    const hadTranscript = this.route.interview !== undefined;
    this.route = parseRoute(location.pathname, location.hash, (history.state as { view?: View } | null)?.view ?? 'ask');
    if (hadTranscript && !this.route.interview) void this.returnFocus();
  };

  private go(url: string, view: View) {
    history.pushState({ view }, '', url);
    this.route = parseRoute(location.pathname, location.hash, view);
  }

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
      if (this.route.view !== 'ask' || this.hidesChat) this.go('/', 'ask');
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
    const { view } = this.route;
    this.go(viewUrl(view, this.queryOf(view)), view);
    void this.returnFocus();
  }

  /** Links within the page change the address without loading it again. */
  private readonly onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((e): e is HTMLAnchorElement => e instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin || !/^\/(interviews\/[^/]+)?$/.test(link.pathname))
      return;
    event.preventDefault();
    if (link.pathname === '/') {
      const { view } = parseRoute('/', link.hash);
      this.go(viewUrl(view, this.queryOf(view)), view);
    } else {
      this.opener = link;
      this.go(link.pathname + link.hash, this.route.view);
    }
  };

  private readonly queries: Partial<Record<View, string>> = {};

  private queryOf(view: View): string | undefined {
    return this.queries[view];
  }

  private async draft(text: string) {
    this.go('/', 'ask');
    await this.updateComplete;
    this.chat?.draft(text);
  }

  private async filter(filters: Filters) {
    this.go('/', 'ask');
    await this.updateComplete;
    if (!this.chat) return;
    this.chat.filters = filters;
    this.chat.focusQuestion();
  }

  private readonly onConversation = (event: CustomEvent<Conversation>) => {
    this.conversation = event.detail;
    this.store.save(event.detail);
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

  private view() {
    const { route, client, base } = this;
    const m = chatMessages(this.language);
    const p = pageMessages(this.language);
    const onQuery = (e: CustomEvent<string>) => {
      this.queries[route.view] = e.detail;
      this.go(viewUrl(route.view, e.detail), route.view);
    };
    const query = route.query ?? this.queries[route.view];
    if (route.query) this.queries[route.view] = route.query;
    switch (route.view) {
      case 'interviews':
        return html`<otr-interviews .m=${m} .p=${p} .client=${client} .current=${route.interview}></otr-interviews>`;
      case 'phrases':
        return html`<otr-phrases .m=${m} .p=${p} .client=${client} .base=${base} .examples=${this.collection?.phrases ?? []} .query=${query} @otr-query=${onQuery}></otr-phrases>`;
      case 'timeline':
        return html`<otr-timeline .m=${m} .p=${p} .client=${client} .examples=${this.collection?.themes ?? []} .query=${query} @otr-query=${onQuery}></otr-timeline>`;
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
    return html`${this.header()}
      <main class="panes ${route.interview ? 'two' : ''}" @click=${this.onClick} @otr-open-quote=${this.openQuote}
        @otr-draft=${(e: CustomEvent<string>) => this.draft(e.detail)} @otr-filter=${(e: CustomEvent<Filters>) => this.filter(e.detail)}>
        <div class="view">
          <otr-chat ?hidden=${route.view !== 'ask'} .m=${m} .client=${client} .base=${base} .examples=${collection ? inLanguage(collection.examples, this.language).text : []} @otr-conversation=${this.onConversation}>
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
                @otr-close=${() => this.closeTranscript()}></otr-transcript></div>`
            : nothing
        }
      </main>`;
  }
}
