import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Inferred, Interview, Result } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import { answerWords } from '../locale/answer-locale.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { blocksOf } from '../quote/blocks-of.ts';
import { linkTo } from '../quote/cite.ts';
import { formatDate } from '../quote/dates.ts';
import { fromResult, type Quotable } from '../quote/quotable.ts';
import { speakerLine } from '../quote/speaker.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import type { AnswerView } from './answer-view.ts';
import type { Exchange } from './conversation.ts';
import { exchangeStyle } from './exchange-style.ts';
import { chipText, toChips } from './filter-chips.ts';

const emit = (from: HTMLElement, name: string, detail: unknown): boolean =>
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));

/** One question with its answer, in whichever state it is. */
export class ExchangeView extends LitElement {
  static override properties = {
    m: { attribute: false },
    exchange: { attribute: false },
    base: {},
    elsewhere: { type: Boolean },
    client: { attribute: false },
    interviews: { attribute: false },
    underAnswer: { attribute: false },
    slow: { state: true },
    wait: { state: true },
  };
  declare m: ChatMessages;
  declare exchange: Exchange;
  declare base: string;
  declare elsewhere: boolean;
  declare client: Client;
  declare interviews: Interview[] | undefined;
  /** What the page adds under a whole answer. */
  declare underAnswer: ((exchange: Exchange) => unknown) | undefined;
  declare slow: boolean;
  declare wait: number;

  static override styles = [controls, exchangeStyle];

  private slowTimer: ReturnType<typeof setTimeout> | undefined;
  private waitTimer: ReturnType<typeof setInterval> | undefined;

  /** Takes the focus to the answer's first citation; false where there is none. */
  focusFirst(): boolean {
    return this.renderRoot.querySelector<AnswerView>('otr-answer')?.focusFirst() ?? false;
  }

  private openQuote(quote: Quotable | undefined) {
    if (!quote) return;
    const wanted = emit(this, 'otr-open-quote', quote);
    if (wanted && this.elsewhere) window.open(linkTo(quote, this.base), '_blank', 'noopener');
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.slowTimer);
    clearInterval(this.waitTimer);
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('exchange')) return;
    const before = changed.get('exchange')?.state;
    const now = this.exchange.state;
    if (before === now) return;
    clearTimeout(this.slowTimer);
    clearInterval(this.waitTimer);
    this.slow = false;
    if (now === 'waiting') {
      this.slowTimer = setTimeout(() => {
        this.slow = true;
      }, 6_000);
    }
    this.wait = now === 'failed' ? (this.exchange.failure?.retryAfter ?? 0) : 0;
    if (this.wait > 0) {
      this.waitTimer = setInterval(() => {
        this.wait -= 1;
        if (this.wait <= 0) clearInterval(this.waitTimer);
      }, 1_000);
    }
  }

  private readonly whereOf = (q: Quotable) =>
    html`<bdi>${talkOf(q.interview)}</bdi>, ${formatDate(q.interview.date, this.m.lang, 'short')}`;

  private nearest(results: Result[]) {
    const { m } = this;
    return html`<section class="nearest"><h3>${m.nearest}</h3>${results.map((r) => {
      const q = fromResult(r);
      return html`<article class="passage">
        <div class="lead small muted"><span>${this.whereOf(q)} · <bdi>${speakerLine(r, m)}</bdi></span>
          <otr-quote-menu bare ?keeps=${!this.elsewhere} .m=${m} .quote=${q} .base=${this.base} .label=${m.citeOf(talkOf(q.interview))}></otr-quote-menu></div>
        <p class="words" lang="en" dir="auto">${r.text}</p>
        ${
          this.elsewhere
            ? html`<a class="small" href=${linkTo(q, this.base)} target="_blank" rel="noopener">${m.openTranscript}<span class="sr-only">, ${m.opensElsewhere}</span></a>`
            : html`<button class="link small" @click=${() => this.openQuote(q)}>${m.openTranscript}</button>`
        }
      </article>`;
    })}</section>`;
  }

  private failure() {
    const { m, exchange: x } = this;
    const kind = x.failure?.kind ?? 'server';
    const detail =
      kind === 'rejected' || kind === 'rate-limited' || kind === 'not-allowed' ? x.failure?.detail : undefined;
    return html`<div class="notice" part="notice" data-failure=${kind}><strong>${m.fail[kind]}</strong>
      ${detail && kind !== 'not-allowed' ? html`<p class="small" dir="auto">${detail}</p>` : nothing}
      <p>${m.failNext[kind]}${kind === 'not-allowed' ? html` <code>${detail}</code>` : nothing}</p>
      <div class="actions"><button ?disabled=${this.wait > 0} @click=${() => emit(this, 'otr-retry', x.id)}>${this.wait > 0 ? m.waitSeconds(this.wait) : m.askAgain}</button></div>
    </div>`;
  }

  /** What was made of the question, each with a way to take it back. */
  private inferred() {
    const { m, exchange: x } = this;
    const chips = toChips(x.response?.filters.inferred ?? {});
    const corrections = x.response?.corrections ?? [];
    const standalone = x.standaloneQuestion && x.standaloneQuestion !== x.question ? x.standaloneQuestion : undefined;
    const mended = corrections.map((c) => m.corrected(c.from, c.to));
    if (!standalone && chips.length === 0 && mended.length === 0) return nothing;
    const undo = (what: string, field: Inferred) =>
      html`<button class="chip" aria-label=${m.dropInferred(what)} title=${m.dropInferred(what)}
        @click=${() => emit(this, 'otr-drop-inferred', { id: x.id, field })}><span dir="auto">${what}</span> ${icons.close}</button>`;
    return html`<div class="aside">${mended.map((what) => undo(what, 'spelling'))}${
      standalone && mended.length === 0
        ? html`<span>${m.understoodAs}: <span dir="auto">${standalone}</span></span>${
            x.response
              ? html`<button class="chip bare" aria-label=${m.dropInferred(standalone)} title=${m.dropInferred(standalone)}
              @click=${() => emit(this, 'otr-drop-inferred', { id: x.id, field: 'context' })}>${icons.close}</button>`
              : nothing
          }`
        : nothing
    }${
      chips.length > 0 ? html`<span>${m.inferred}:</span>${chips.map((c) => undo(chipText(c, m), c.field))}` : nothing
    }</div>`;
  }

  private foot() {
    const { m, exchange: x } = this;
    const r = x.response;
    if (r?.status !== 'answered') return nothing;
    const by = r.answeredBy === 'extractive' ? m.extractive : m.byModel(r.answeredBy);
    return html`<div class="foot"><span>${r.fallback ? m.fellBack(r.fallback.from) : by}</span></div>`;
  }

  private body() {
    const { m, exchange: x } = this;
    if (x.state === 'failed') return this.failure();
    if (x.state === 'waiting')
      return html`<p class="stage">${m.stage[x.stage ?? 'waiting']}</p>${this.slow ? html`<p class="small muted">${m.slow}</p>` : nothing}`;
    const response = x.response;
    const none = response?.status === 'no_answer';
    const cited = x.citations.length > 0;
    return html`${this.inferred()}
      ${response?.status === 'about' ? html`<p class="small muted">${m.about}</p>` : nothing}
      ${none && !cited ? this.refusal() : nothing}
      ${
        cited
          ? html`<otr-answer exportparts="answer, head, asked, group, quote, mark, card, source" .m=${m} .blocks=${blocksOf(x.response, x.citations)} .citations=${x.citations}
              .interviews=${this.interviews} .client=${this.client} .base=${this.base} ?elsewhere=${this.elsewhere}></otr-answer>`
          : x.answer && !none
            ? html`<p class="answer plain" part="answer" dir="auto" lang="en">${x.answer}</p>`
            : nothing
      }
      ${none && !cited ? html`<p class="next muted">${m.noAnswerNext}</p>` : nothing}
      ${none && response.nearest?.length ? this.nearest(response.nearest) : nothing}
      ${x.state === 'cut' ? html`<p class="notice" part="notice" data-failure="cut">${m.incomplete} <button class="link" @click=${() => emit(this, 'otr-retry', x.id)}>${m.askAgain}</button></p>` : nothing}
      ${x.state === 'stopped' ? html`<p class="small muted">${m.stopped} <button class="link" @click=${() => emit(this, 'otr-retry', x.id)}>${m.askAgain}</button></p>` : nothing}
      ${this.foot()}${x.state === 'done' && this.underAnswer ? this.underAnswer(x) : nothing}`;
  }

  private refusal() {
    const { m, exchange: x } = this;
    const own = x.response?.refusal && answerWords(m.lang)?.refusal(x.response.refusal);
    return own
      ? html`<p class="refusal" dir="auto"><strong>${own}</strong></p>`
      : html`<p class="refusal" lang=${x.response?.reason ? 'en' : m.lang} dir="auto"><strong>${x.response?.reason || m.noAnswer}</strong></p>`;
  }

  override render() {
    const { m, exchange: x } = this;
    const busy = x.state === 'waiting' || x.state === 'streaming';
    return html`<article part="exchange" aria-labelledby="question" aria-busy=${busy ? 'true' : 'false'} data-state=${x.state}>
      <h2 class="question" id="question" part="question" dir="auto" tabindex="-1"><span class="sr-only">${m.you}: </span>${x.question}</h2>
      ${this.body()}
    </article>`;
  }
}
