import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { CollectionResponse } from '../../server/contract/collection.ts';
import type { Filters, Interview } from '../../server/contract/contract.ts';
import { type Client, createClient } from '../api/client.ts';
import { browserStorage } from '../chat/browser-storage.ts';
import type { ChatView } from '../chat/chat-view.ts';
import type { Exchange } from '../chat/conversation.ts';
import { type ConversationStore, createConversationStore, tabConversation } from '../chat/conversation-store.ts';
import type { Conversation } from '../chat/export-conversation.ts';
import { ClippingStore } from '../clippings/clipping-store.ts';
import type { PictureDialog } from '../clippings/picture-dialog.ts';
import { chatMessages, type Language, pickLanguage } from '../locale/chat-locale.ts';
import { inLanguage } from '../locale/localised.ts';
import { pageMessages } from '../locale/page-locale.ts';
import { linkTo } from '../quote/cite.ts';
import type { Quotable } from '../quote/quotable.ts';
import { controls } from '../style/controls.ts';
import { tokens } from '../style/tokens.ts';
import { appHeader } from './app-header.ts';
import { appStyle } from './app-style.ts';
import { figuresOf } from './collection.ts';
import type { Theme } from './display-menu.ts';
import { focused, isForQuestion } from './focus.ts';
import { elementsOf, loadElement, loadWhenIdle } from './lazy-elements.ts';
import { Navigation } from './navigation.ts';
import { parseRoute, type Route, viewUrl } from './route.ts';
import { suggestionsFor } from './suggest.ts';
import { viewOf } from './view-of.ts';

/** The page: its views on one side, a transcript on the other; the address says which. */
export class AppView extends LitElement {
  static override properties = {
    language: { state: true },
    theme: { reflect: true },
    interviews: { state: true },
    collection: { state: true },
    conversation: { state: true },
    notLoaded: { state: true },
  };
  declare language: Language;
  declare theme: Theme;
  declare interviews: Interview[] | undefined;
  declare collection: CollectionResponse | undefined;
  declare conversation: Conversation | undefined;
  declare notLoaded: boolean;

  static override styles = [tokens, controls, appStyle];

  private readonly navigation = new Navigation(this, (before) => this.arrived(before));
  private readonly client: Client = createClient('');
  private readonly base = location.origin;
  private readonly store: ConversationStore = createConversationStore(browserStorage('localStorage'));
  private readonly clippings = new ClippingStore(browserStorage('localStorage'));
  private readonly tab = tabConversation(browserStorage('sessionStorage'));
  /** Where the focus was when the transcript was opened, to give it back. */
  private opener: HTMLElement | undefined;

  constructor() {
    super();
    this.theme = 'auto';
    this.language = pickLanguage(navigator.languages);
    void this.need();
  }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    this.clippings.addEventListener('change', () => this.requestUpdate());
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
    window.removeEventListener('keydown', this.onKey);
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('language')) document.documentElement.lang = this.language;
    if (changed.has('theme')) document.documentElement.dataset.theme = this.theme;
    if (changed.has('collection') || changed.has('conversation')) this.suggest = this.suggestFromKnown();
    document.title = this.documentTitle;
  }

  /** What the route shows and is not loaded yet. */
  private readonly need = async () => {
    this.notLoaded = await Promise.all(elementsOf(this.route).map(loadElement)).then(
      () => false,
      () => true,
    );
  };

  private get documentTitle(): string {
    const { view, interview } = this.route;
    const outlet = interview && this.interviews?.find((i) => i.id === interview)?.outlet;
    const asked = view === 'ask' ? this.route.query : undefined;
    const name = outlet ?? asked ?? (view === 'ask' ? undefined : pageMessages(this.language).view[view]);
    return name ? `${name} · On the Record` : 'On the Record';
  }

  override firstUpdated() {
    loadWhenIdle();
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
    if (!chat || chat.show(query, filters ?? {}, this.navigation.exchange)) return;
    chat.filters = filters ?? {};
    void chat.ask(query);
  }

  private get route(): Route {
    return this.navigation.route;
  }

  private arrived(before?: Route) {
    void this.need();
    if (!before) return;
    if (before.interview && !this.route.interview) void this.returnFocus();
    void this.showAsked();
  }

  private readonly onAsk = ({ detail }: CustomEvent<{ question: string; filters: Filters; id: string }>) => {
    const url = viewUrl('ask', detail.question, detail.filters);
    if (this.route.interview || this.route.view !== 'ask') this.navigation.remember('ask', url);
    else if (url === location.pathname + location.search) this.navigation.replace(url, 'ask', detail.id);
    else this.navigation.go(url, 'ask', detail.id);
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
    if (isForQuestion(event)) {
      event.preventDefault();
      if (this.route.view !== 'ask' || this.hidesChat) this.navigation.go(this.navigation.addressOf('ask'), 'ask');
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
    this.navigation.go(linkTo(event.detail, ''), this.route.view);
  };

  private readonly showPicture = async (event: CustomEvent<Quotable>) => {
    await loadElement('otr-picture').catch(() => {
      this.notLoaded = true;
    });
    this.renderRoot.querySelector<PictureDialog>('otr-picture')?.show?.(event.detail);
  };

  private closeTranscript() {
    const view = this.navigation.alone ? 'interviews' : this.route.view;
    this.navigation.go(this.navigation.addressOf(view), view);
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
      this.navigation.go(link.pathname + link.hash, this.route.view);
    } else
      this.navigation.go(link.search ? link.pathname + link.search : this.navigation.addressOf(route.view), route.view);
    if (link.search) void this.showAsked();
  };

  private async draft(text: string) {
    this.navigation.go(this.navigation.addressOf('ask'), 'ask');
    await this.updateComplete;
    this.chat?.draft(text);
  }

  private async filter(filters: Filters) {
    this.navigation.go(this.navigation.addressOf('ask'), 'ask');
    await this.updateComplete;
    if (!this.chat) return;
    this.chat.filters = filters;
    this.chat.focusQuestion();
  }

  /** There is no such interview: the list says so, and what there is. */
  private onMissing() {
    this.missing = this.route.interview;
    this.navigation.replace(viewUrl('interviews'), 'interviews');
  }

  private missing: string | undefined;

  private readonly underAnswer = (exchange: Exchange) => {
    void loadElement('otr-next').catch(() => undefined);
    return html`<otr-next .m=${chatMessages(this.language)} .client=${this.client} .exchange=${exchange}></otr-next>`;
  };

  /** A new function each time, which tells the field that more may fit what is typed. */
  private suggestFromKnown() {
    return (typed: string) => {
      const conversations = [...(this.conversation ? [this.conversation] : []), ...this.store.list()];
      const asked = conversations.flatMap((c) => c.exchanges.map((x) => x.question).reverse());
      return suggestionsFor(typed, asked, this.collection);
    };
  }

  private suggest = this.suggestFromKnown();

  private readonly onConversation = (event: CustomEvent<Conversation>) => {
    this.conversation = event.detail;
    this.store.save(event.detail);
    this.tab.write(event.detail);
  };

  private header() {
    const p = pageMessages(this.language);
    return appHeader({
      p,
      view: this.route.view,
      clippings: this.clippings.list.length,
      skip: () => this.chat?.focusQuestion(),
      menus: html`<otr-conversations .p=${p} .lang=${this.language} .store=${this.store} .current=${this.conversation} .base=${this.base}
          @otr-load=${async (e: CustomEvent<Conversation | undefined>) => {
            this.navigation.go('/', 'ask');
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
          }}></otr-display>`,
    });
  }

  override render() {
    const { route, client, base } = this;
    const m = chatMessages(this.language);
    const p = pageMessages(this.language);
    const { collection } = this;
    const words = collection && inLanguage(collection.words, this.language);
    return html`<div class="page" @click=${this.onClick}>${this.header()}
      <main class="panes ${route.interview ? (this.navigation.alone ? 'alone' : 'two') : ''}" @otr-open-quote=${this.openQuote}
        @otr-pin=${(e: CustomEvent<Quotable>) => this.clippings.pin(e.detail)} @otr-picture=${this.showPicture}
        @otr-draft=${(e: CustomEvent<string>) => this.draft(e.detail)} @otr-filter=${(e: CustomEvent<Filters>) => this.filter(e.detail)}>
        <div class="view">
          <otr-chat ?hidden=${route.view !== 'ask'} .m=${m} .client=${client} .base=${base} .examples=${collection ? inLanguage(collection.examples, this.language).text : []} .underAnswer=${this.underAnswer} .suggest=${this.suggest} @otr-ask=${this.onAsk} @otr-conversation=${this.onConversation}>
            <div slot="intro"><h2 class="welcome">${p.welcome}</h2>
              <p class="collection">${
                collection ? figuresOf(collection, p, this.language) : m.tagline
              } ${words ? html`<span lang=${words.lang}>${words.text}</span>` : nothing} <a href=${viewUrl('about')}>${p.aboutLink}</a></p></div>
          </otr-chat>
          ${this.notLoaded ? html`<div class="notice" role="alert">${p.notLoaded} <button class="link" @click=${this.need}>${p.tryAgain}</button></div>` : nothing}
          ${viewOf({ m, p, client, base, navigation: this.navigation, collection, interviews: this.interviews, clippings: this.clippings, missing: this.missing })}
        </div>
        ${
          route.interview
            ? html`<div class="beside"><otr-transcript .m=${m} .p=${p} .client=${client} .base=${base} .interviewId=${route.interview} .place=${route.place}
                @otr-missing=${() => this.onMissing()} @otr-close=${() => this.closeTranscript()}></otr-transcript></div>`
            : nothing
        }
      </main>
      <otr-picture .m=${m} .base=${base}></otr-picture></div>`;
  }
}
