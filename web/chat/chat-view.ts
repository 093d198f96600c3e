import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Filters, Inferred, Interview } from '../../server/contract/contract.ts';
import { LIMITS } from '../../server/contract/limits.ts';
import type { Client } from '../api/client.ts';
import { RequestFailed } from '../api/failure.ts';
import { answerWords } from '../locale/answer-locale.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { interviewsQuoted } from '../quote/blocks-of.ts';
import { isComposing } from '../style/composing.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { chatStyle } from './chat-style.ts';
import { applyEvent, beginExchange, type Exchange, toRequest } from './conversation.ts';
import { chipText, type ExchangeView } from './exchange-view.ts';
import type { Conversation } from './export-conversation.ts';
import { toChips, withoutChip } from './filter-chips.ts';
import type { FilterEditor } from './filter-editor.ts';

/** Characters left at which the count appears. */
const COUNT_FROM = 200;

/** `randomUUID` is missing on pages that are not served securely. */
const newId = (): string => crypto.randomUUID?.() ?? Math.random().toString(36).slice(2);

/**
 * The conversation and the field to ask in. Fires `otr-ask` ({ question, filters, id }), `otr-answer` (the response), `otr-error`
 * (the failure) and `otr-conversation` (after every finished exchange).
 */
export class ChatView extends LitElement {
  static override properties = {
    m: { attribute: false },
    client: { attribute: false },
    base: {},
    examples: { attribute: false },
    elsewhere: { type: Boolean },
    fixedOutlet: {},
    filters: { state: true },
    exchanges: { state: true },
    interviews: { state: true },
    left: { state: true },
    announced: { state: true },
  };
  declare m: ChatMessages;
  declare client: Client;
  /** The site that links point to. */
  declare base: string;
  declare examples: string[];
  declare elsewhere: boolean;
  declare fixedOutlet: string | undefined;
  declare filters: Filters;
  declare exchanges: Exchange[];
  declare interviews: Interview[] | undefined;
  declare left: number;
  declare announced: string;

  static override styles = [controls, chatStyle];

  private conversationId = newId();
  private began = new Date().toISOString();
  private running: AbortController | undefined;
  private readonly sized = new ResizeObserver(([entry]) => {
    if (entry) this.style.setProperty('--_feed-height', `${Math.floor(entry.contentRect.height)}px`);
  });

  constructor() {
    super();
    this.filters = {};
    this.exchanges = [];
    this.examples = [];
    this.left = LIMITS.question;
    this.announced = '';
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.running?.abort();
    this.sized.disconnect();
  }

  override firstUpdated() {
    this.sized.observe(this.renderRoot.querySelector('.feed')!);
    void this.loadInterviews();
  }

  private async loadInterviews() {
    // Without the list one can still ask; the filter dialog says that it is missing.
    this.interviews = await this.client.interviews().catch(() => undefined);
  }

  get conversation(): Conversation {
    return { id: this.conversationId, at: this.began, exchanges: this.exchanges };
  }

  /** Shows an earlier conversation, or begins a new one. */
  load(conversation?: Conversation): void {
    this.running?.abort();
    this.conversationId = conversation?.id ?? newId();
    this.began = conversation?.at ?? new Date().toISOString();
    this.exchanges = conversation?.exchanges ?? [];
    this.announced = '';
    this.focusQuestion();
  }

  /** Brings an exchange of this conversation up, by its id or its question; false where there is none. */
  show(question: string, id?: string): boolean {
    const known = this.exchanges.find((x) => x.id === id) ?? this.exchanges.findLast((x) => x.question === question);
    if (known) void this.bringUp(known.id);
    return known !== undefined;
  }

  focusQuestion(): void {
    this.field?.focus();
  }

  /** Puts words into the field without asking. */
  draft(text: string): void {
    const field = this.field;
    if (!field) return;
    field.value = text;
    this.left = LIMITS.question - text.length;
    field.focus();
  }

  private get field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  private emit(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private replace(exchange: Exchange) {
    this.exchanges = this.exchanges.map((x) => (x.id === exchange.id ? exchange : x));
  }

  /** Asks, with the filters that are set; does nothing while an answer is coming. */
  async ask(question: string, ignoreInferred: Inferred[] = []): Promise<void> {
    const asked = question.trim();
    if (!asked || this.running) return;
    const filters = this.fixedOutlet ? { ...this.filters, outlets: [this.fixedOutlet] } : this.filters;
    const exchange = beginExchange(newId(), asked, filters, ignoreInferred);
    this.exchanges = [...this.exchanges, exchange];
    this.emit('otr-ask', { question: asked, filters, id: exchange.id });
    await this.run(exchange);
  }

  private async run(begun: Exchange) {
    let exchange = begun;
    const before = this.exchanges.slice(
      0,
      this.exchanges.findIndex((x) => x.id === begun.id),
    );
    const running = new AbortController();
    this.running = running;
    this.requestUpdate();
    await this.bringUp(begun.id);
    try {
      await this.client.ask(
        toRequest(begun, before),
        (event) => {
          exchange = applyEvent(exchange, event);
          this.replace(exchange);
        },
        running.signal,
      );
      this.announced = this.announcement(exchange);
      this.emit('otr-answer', exchange.response);
      this.emit('otr-conversation', this.conversation);
    } catch (error) {
      if (running.signal.aborted) exchange = { ...exchange, state: 'stopped' };
      else if (exchange.citations.length > 0 || exchange.answer) {
        exchange = { ...exchange, state: 'cut' };
        this.announced = this.m.incomplete;
        this.emit('otr-conversation', this.conversation);
      } else {
        const failure = error instanceof RequestFailed ? error.failure : ({ kind: 'server' } as const);
        exchange = { ...exchange, state: 'failed', failure };
        this.announced = `${this.m.fail[failure.kind]} ${this.m.failNext[failure.kind]}`;
        this.emit('otr-error', failure);
      }
      this.replace(exchange);
    } finally {
      if (this.running === running) this.running = undefined;
      this.requestUpdate();
    }
  }

  /** Short: the answer itself is there to be read. */
  private announcement({ citations, answer, response }: Exchange): string {
    const { m } = this;
    if (citations.length > 0) return m.answerReady(citations.length, interviewsQuoted(citations));
    if (response?.status !== 'no_answer') return answer || m.noAnswer;
    return (response.refusal && answerWords(m.lang)?.refusal(response.refusal)) || response.reason || m.noAnswer;
  }

  private async bringUp(id: string) {
    await this.updateComplete;
    const views = [...this.renderRoot.querySelectorAll<HTMLElement>('.exchange')];
    const feed = this.renderRoot.querySelector<HTMLElement>('.feed');
    const view = views.find((v) => v.dataset.id === id);
    if (view && feed) feed.scrollTop = view.offsetTop - 16;
  }

  private again(id: string, ignore: Inferred[] = []) {
    const old = this.exchanges.find((x) => x.id === id);
    if (!old || this.running) return;
    const fresh = beginExchange(old.id, old.question, old.filters, [...new Set([...old.ignoreInferred, ...ignore])]);
    this.replace(fresh);
    void this.run(fresh);
  }

  private submit(event?: Event) {
    event?.preventDefault();
    const field = this.field;
    if (!field || this.running || !field.value.trim()) return;
    const question = field.value;
    field.value = '';
    this.left = LIMITS.question;
    void this.ask(question);
  }

  private onKey(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event)) {
      event.preventDefault();
      this.submit();
    }
    const empty = this.field?.value === '';
    if (empty && event.key === 'ArrowUp') {
      event.preventDefault();
      this.draft(this.exchanges.at(-1)?.question ?? '');
    }
    // From the field to the newest answer's first citation.
    if (empty && event.key === 'ArrowDown')
      [...this.renderRoot.querySelectorAll<ExchangeView>('otr-exchange')].at(-1)?.focusFirst();
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    this.toggleAttribute('busy', this.running !== undefined);
  }

  private intro() {
    const { m } = this;
    return html`<section class="intro" part="intro"><slot name="intro"><p>${m.tagline}</p></slot>
      ${
        this.examples.length > 0
          ? html`<div class="examples"><h3>${m.examples}</h3><ul>${this.examples.map(
              (q) => html`<li><button lang="en" @click=${() => this.ask(q)}>${q}</button></li>`,
            )}</ul></div>`
          : nothing
      }</section>`;
  }

  private chips() {
    const { m } = this;
    const chips = toChips(this.filters);
    if (chips.length === 0 && !this.fixedOutlet) return nothing;
    return html`<div class="chips" role="group" aria-label=${m.filters}>
      ${this.fixedOutlet ? html`<span class="chip fixed">${this.fixedOutlet}</span>` : nothing}
      ${chips.map(
        (c) =>
          html`<button class="chip" aria-label=${m.removeFilter(chipText(c, m))} @click=${() => {
            this.filters = withoutChip(this.filters, c);
            this.focusQuestion();
          }}>${chipText(c, m)} ${icons.close}</button>`,
      )}</div>`;
  }

  private openFilters() {
    if (!this.interviews) void this.loadInterviews();
    this.renderRoot.querySelector<FilterEditor>('otr-filter-editor')?.show();
  }

  override render() {
    const { m, running } = this;
    const filled = this.exchanges.length > 0;
    return html`<div class="feed" part="feed" role="region" aria-label=${m.conversation} tabindex="0">
        <div class="column ${filled ? 'filled' : ''}" @otr-retry=${(e: CustomEvent<string>) => this.again(e.detail)}
          @otr-drop-inferred=${(e: CustomEvent<{ id: string; field: Inferred }>) => this.again(e.detail.id, [e.detail.field])}>
          ${filled ? nothing : this.intro()}
          ${this.exchanges.map(
            (
              x,
            ) => html`<otr-exchange class="exchange" data-id=${x.id} exportparts="exchange, question, answer, head, asked, group, quote, mark, card, source, notice"
              .m=${m} .exchange=${x} .client=${this.client} .interviews=${this.interviews} .base=${this.base} ?elsewhere=${this.elsewhere}></otr-exchange>`,
          )}
        </div>
      </div>
      <div class="sr-only" role="log" aria-label=${m.conversation}>${this.announced ? html`<p>${this.announced}</p>` : nothing}</div>
      <div class="composer" part="composer">
        ${this.chips()}
        <form @submit=${this.submit}>
          <button type="button" class="quiet" aria-label=${m.filters} title=${m.filters} aria-haspopup="dialog" @click=${this.openFilters}>${icons.filter}<span class="filter-word">${m.filterBy}</span></button>
          <textarea rows="1" part="input" maxlength=${LIMITS.question} aria-label=${m.askLabel} placeholder=${m.askPlaceholder} dir="auto" enterkeyhint="send"
            @keydown=${this.onKey} @input=${(e: Event) => {
              this.left = LIMITS.question - (e.target as HTMLTextAreaElement).value.length;
            }}></textarea>
          ${
            running
              ? html`<button type="button" part="button" @click=${() => running.abort()}>${icons.stop}${m.stop}</button>`
              : html`<button class="primary" part="button">${m.ask}</button>`
          }
        </form>
        <p class="hint">${this.left <= COUNT_FROM ? m.charactersLeft(this.left) : m.askHint}</p>
      </div>
      <otr-filter-editor .m=${m} .interviews=${this.interviews} .filters=${this.filters} .fixedOutlet=${this.fixedOutlet}
        @otr-filters=${(e: CustomEvent<Filters>) => {
          this.filters = e.detail;
        }} @close=${() => this.focusQuestion()}></otr-filter-editor>`;
  }
}
