import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { CollectionResponse } from '../../server/contract/collection.ts';
import type { Citation } from '../../server/contract/contract.ts';
import { type Client, createClient } from '../api/client.ts';
import { browserStorage } from '../chat/browser-storage.ts';
import type { ChatView } from '../chat/chat-view.ts';
import { type ConversationStore, createConversationStore } from '../chat/conversation-store.ts';
import type { Conversation } from '../chat/export-conversation.ts';
import { chatMessages, type Language, pickLanguage } from '../locale/chat-locale.ts';
import { inLanguage } from '../locale/localised.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { tokens } from '../style/tokens.ts';
import { widgetStyle } from './widget-style.ts';

/**
 * The chat as one element for any page.
 *
 * Attributes: `server` (origin of the server; default: where the script came from), `heading` or `title` (shown on top),
 * `outlet` (asks only about that outlet), `theme` (`light`, `dark`, or as the system), `lang` (`en`, `de`, `ru`),
 * `examples` (questions to begin with, separated by `|`), `floating` (a button in the corner that opens it), `keep` (the last conversation stays in this browser).
 * Fires `otr-ask`, `otr-answer`, `otr-error`, `otr-open-quote` (cancelable: keeps the link from opening), `otr-open`, `otr-close`.
 *
 * @example <on-the-record-chat server="https://record.example" outlet="Sky News" floating></on-the-record-chat>
 */
export class OnTheRecordChat extends LitElement {
  static override properties = {
    server: {},
    heading: { attribute: 'title' },
    outlet: {},
    theme: { reflect: true },
    lang: {},
    floating: { type: Boolean, reflect: true },
    keep: { type: Boolean },
    examples: {},
    open: { type: Boolean, reflect: true },
    collection: { state: true },
    passage: { state: true },
  };
  declare server: string | undefined;
  declare heading: string | undefined;
  declare outlet: string | undefined;
  declare theme: string | undefined;
  declare floating: boolean;
  declare keep: boolean;
  declare examples: string | undefined;
  declare open: boolean;
  declare collection: CollectionResponse | undefined;
  /** The citation whose exchange is shown over the chat. */
  declare passage: Citation | undefined;

  static override styles = [tokens, controls, widgetStyle];

  private client: Client = createClient('');
  private store: ConversationStore = createConversationStore(undefined);

  constructor() {
    super();
    this.floating = false;
    this.open = false;
    this.keep = false;
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('server')) {
      this.client = createClient(this.server || new URL(import.meta.url).origin);
      this.collection = undefined;
    }
    if (!this.collection && (this.open || !this.floating)) void this.load();
    if (changed.has('keep')) {
      this.store = createConversationStore(this.keep ? browserStorage('localStorage') : undefined);
      this.store.setKeeping(this.keep);
    }
    // A title attribute would pop up as a tooltip over the whole chat.
    if (changed.has('heading') && this.heading) this.removeAttribute('title');
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null) {
    if (name === 'title' && now === null) return;
    super.attributeChangedCallback(name, before, now);
  }

  override updated(changed: PropertyValues<this>) {
    if (changed.has('keep') && this.keep) {
      const last = this.store.list()[0];
      if (last && this.chat) this.chat.exchanges = last.exchanges;
    }
  }

  private loading: Client | undefined;

  /** Without the collection there are no examples, and nobody says whose words these are; the chat works all the same. */
  private async load(): Promise<void> {
    const { client } = this;
    if (this.loading === client) return;
    this.loading = client;
    const collection = await client.collection().catch(() => undefined);
    if (client === this.client) this.collection = collection;
  }

  /** Those of the collection fit any outlet only by chance, so an outlet's own page gives its own. */
  private get questions(): string[] {
    if (this.examples !== undefined)
      return this.examples
        .split('|')
        .map((q) => q.trim())
        .filter(Boolean);
    const { collection } = this;
    return this.outlet || !collection ? [] : inLanguage(collection.examples, this.language).text.slice(0, 4);
  }

  private get language(): Language {
    return pickLanguage([this.lang, document.documentElement.lang, ...navigator.languages]);
  }

  private get chat(): ChatView | null {
    return this.renderRoot.querySelector<ChatView>('otr-chat');
  }

  /** Opens or closes the floating chat. */
  async toggle(open = !this.open): Promise<void> {
    if (open === this.open) return;
    this.open = open;
    await this.updateComplete;
    if (open) this.chat?.focusQuestion();
    else this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus();
    this.dispatchEvent(new CustomEvent(open ? 'otr-open' : 'otr-close', { bubbles: true, composed: true }));
  }

  /** Asks a question as if it had been typed. */
  ask(question: string): void {
    void this.chat?.ask(question);
  }

  /** What is typed here is meant for nobody else: a site's one-key shortcuts would fire and eat letters. */
  private readonly keepKey = (event: KeyboardEvent) => event.stopPropagation();

  private onKey(event: KeyboardEvent) {
    if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.chat?.focusQuestion();
    }
    if (event.key === 'Escape' && this.passage) this.closePassage();
    else if (event.key === 'Escape' && this.floating && this.open) void this.toggle(false);
    this.keepKey(event);
  }

  private async closePassage() {
    this.passage = undefined;
    await this.updateComplete;
    this.opener?.focus();
  }

  private opener: HTMLElement | undefined;

  private showPassage(event: CustomEvent<Citation>) {
    const opener = event.composedPath()[0];
    this.passage = event.detail;
    if (opener instanceof HTMLElement)
      this.opener = opener.shadowRoot?.querySelector<HTMLElement>(`[data-marker="${event.detail.marker}"]`) ?? opener;
  }

  override render() {
    const m = chatMessages(this.language);
    const name = this.heading || m.title;
    const hidden = this.floating && !this.open;
    const words = this.collection && inLanguage(this.collection.words, this.language);
    return html`<div class="root"><section class="frame" part="frame" aria-label=${name} ?hidden=${hidden} @keydown=${this.onKey} @keyup=${this.keepKey} @keypress=${this.keepKey}>
        <header part="header"><h2>${name}</h2>${
          this.floating
            ? html`<button class="quiet" aria-label=${m.closeChat} @click=${() => this.toggle(false)}>${icons.close}</button>`
            : nothing
        }</header>
        ${words ? html`<p class="words" part="words" lang=${words.lang}>${words.text}</p>` : nothing}
        <otr-chat .m=${m} .client=${this.client} .base=${this.client.base} .fixedOutlet=${this.outlet} .examples=${this.questions} elsewhere
          exportparts="feed, intro, composer, input, button, exchange, question, answer, head, asked, group, quote, mark, card, source, notice"
          ?inert=${this.passage !== undefined} @otr-show-passage=${this.showPassage} @otr-conversation=${(e: CustomEvent<Conversation>) => this.store.save(e.detail)}></otr-chat>
        ${this.passage ? html`<otr-passage part="passage" .m=${m} .client=${this.client} .citation=${this.passage} .base=${this.client.base} @otr-close=${() => this.closePassage()}></otr-passage>` : nothing}
      </section>
      ${
        this.floating
          ? html`<button class="launcher primary" part="launcher" aria-expanded=${this.open ? 'true' : 'false'} @click=${() => this.toggle()}>${
              this.open ? icons.close : icons.speech
            }${this.open ? m.close : this.heading || m.openChat}</button>`
          : nothing
      }</div>`;
  }
}
