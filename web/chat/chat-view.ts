import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Filters, Inferred, Interview } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import { RequestFailed } from '../api/failure.ts';
import { answerWords } from '../locale/answer-locale.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { interviewsQuoted } from '../quote/blocks-of.ts';
import { controls } from '../style/controls.ts';
import { chatStyle } from './chat-style.ts';
import type { Composer } from './composer.ts';
import { applyEvent, beginExchange, type Exchange, toRequest } from './conversation.ts';
import type { ExchangeView } from './exchange-view.ts';
import type { Conversation } from './export-conversation.ts';
import { toChips } from './filter-chips.ts';

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
    underAnswer: { attribute: false },
    suggest: { attribute: false },
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
  /** What the page adds under the newest answer. */
  declare underAnswer: ((exchange: Exchange) => unknown) | undefined;
  /** Questions that fit what is being typed. */
  declare suggest: ((typed: string) => string[]) | undefined;
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

  /** Brings an exchange of this conversation up, by its id or what it asked; false where there is none. */
  show(question: string, filters: Filters, id?: string): boolean {
    const within = JSON.stringify(toChips(filters));
    const known =
      this.exchanges.find((x) => x.id === id) ??
      this.exchanges.findLast((x) => x.question === question && JSON.stringify(toChips(x.filters)) === within);
    if (known) void this.bringUp(known.id);
    return known !== undefined;
  }

  focusQuestion(): void {
    if (this.hasUpdated) this.composer?.focus();
    else void this.updateComplete.then(() => this.composer?.focus());
  }

  /** Puts words into the field without asking. */
  draft(text: string): void {
    this.composer?.draft(text);
  }

  private get composer(): Composer | null {
    return this.renderRoot.querySelector('otr-composer');
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
              .m=${m} .exchange=${x} .client=${this.client} .interviews=${this.interviews} .base=${this.base} ?elsewhere=${this.elsewhere} .underAnswer=${x === this.exchanges.at(-1) ? this.underAnswer : undefined}></otr-exchange>`,
          )}
        </div>
      </div>
      <div class="sr-only" role="log" aria-label=${m.conversation}>${this.announced ? html`<p>${this.announced}</p>` : nothing}</div>
      <otr-composer exportparts="composer, input, button" .m=${m} .interviews=${this.interviews} .filters=${this.filters} .fixedOutlet=${this.fixedOutlet}
        .suggest=${this.suggest} ?running=${running !== undefined}
        @otr-submit=${(e: CustomEvent<string>) => this.ask(e.detail)} @otr-stop=${() => running?.abort()}
        @otr-filters=${(e: CustomEvent<Filters>) => {
          this.filters = e.detail;
        }}
        @otr-need-interviews=${() => {
          if (!this.interviews) void this.loadInterviews();
        }}
        @otr-recall=${() => this.draft(this.exchanges.at(-1)?.question ?? '')}
        @otr-first=${() => [...this.renderRoot.querySelectorAll<ExchangeView>('otr-exchange')].at(-1)?.focusFirst()}></otr-composer>`;
  }
}
