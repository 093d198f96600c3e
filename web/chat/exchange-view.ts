import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Citation, Result } from '../../server/contract/contract.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { type Block, type Inline, toBlocks } from '../quote/answer-blocks.ts';
import { linkTo } from '../quote/cite.ts';
import { formatDate } from '../quote/dates.ts';
import { fromResult, type Quotable } from '../quote/quotable.ts';
import { speakerLine } from '../quote/speaker.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { CitationMarks } from './citation-marks.ts';
import type { Exchange } from './conversation.ts';
import { exchangeStyle } from './exchange-style.ts';
import { type Chip, toChips } from './filter-chips.ts';

const emit = (from: HTMLElement, name: string, detail: unknown): boolean =>
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));

/** A condition in words: "Sky News", "interviewer", "From 1 October 2020". */
export const chipText = (chip: Chip, m: ChatMessages): string => {
  const value = chip.value ?? '';
  if (chip.field === 'roles') return m.role[value as keyof ChatMessages['role']] ?? value;
  if (chip.field === 'from' || chip.field === 'to')
    return `${m.filterField[chip.field]} ${formatDate({ from: value, to: value }, m.lang, 'short')}`;
  return value;
};

/** One question with its answer, in whichever state it is. */
export class ExchangeView extends LitElement {
  static override properties = {
    m: { attribute: false },
    exchange: { attribute: false },
    base: {},
    elsewhere: { type: Boolean },
    shown: { state: true },
    slow: { state: true },
    wait: { state: true },
  };
  declare m: ChatMessages;
  declare exchange: Exchange;
  declare base: string;
  declare elsewhere: boolean;
  declare shown: Citation | undefined;
  declare slow: boolean;
  declare wait: number;

  static override styles = [controls, exchangeStyle];

  private slowTimer: ReturnType<typeof setTimeout> | undefined;
  private waitTimer: ReturnType<typeof setInterval> | undefined;

  private readonly marks = new CitationMarks({
    root: () => this.renderRoot,
    popover: () => this.renderRoot.querySelector<HTMLElement>('.card'),
    fill: async (marker) => {
      this.shown = this.citation(marker);
      await this.updateComplete;
    },
    activate: (marker) => this.openQuote(this.citation(marker)),
  });

  private citation(marker: number): Citation | undefined {
    return this.exchange.citations.find((c) => c.marker === marker);
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

  private markButton(marker: number, first: boolean) {
    const c = this.citation(marker);
    if (!c) return html`[${marker}]`;
    const { m, marks } = this;
    const name = `${m.citation(marker)}: ${speakerLine(c, m)}, ${talkOf(c.interview)}, ${formatDate(c.interview.date, m.lang)}`;
    return html`<button class="mark" part="mark" data-marker=${marker} tabindex=${first ? 0 : -1} aria-label=${name}
      @pointerenter=${marks.pointerEnter} @pointerleave=${marks.pointerLeave} @pointerdown=${marks.pointerDown}
      @focus=${marks.focus} @blur=${marks.blur} @click=${marks.click} @keydown=${marks.key}>${marker}</button>`;
  }

  /** Whose words a set-apart quote holds, so that a question does not look like an answer. */
  private roleOf(block: Block): string {
    const quote = block.inlines.find((i) => i.kind === 'quote');
    return (quote?.kind === 'quote' && this.citation(quote.marker)?.role) || '';
  }

  private answer(blocks: Block[]) {
    let first = true;
    const inline = (i: Inline) => {
      if (i.kind === 'mark') {
        const button = this.markButton(i.marker, first);
        first = false;
        return button;
      }
      return i.kind === 'quote' ? html`<span class="quote" part="quote">${i.text}</span>` : i.text;
    };
    return html`<div class="answer" part="answer" lang="en" dir="auto">${blocks.map((b) =>
      b.kind === 'quote'
        ? html`<blockquote class=${this.roleOf(b)} dir="auto">${b.inlines.map(inline)}</blockquote>`
        : html`<p class=${b.kind} dir="auto">${b.inlines.map(inline)}</p>`,
    )}</div>`;
  }

  private sources(citations: Citation[]) {
    const { m } = this;
    const row = (c: Citation) => {
      const text = html`<strong>${this.whereOf(c)}</strong> · <bdi>${speakerLine(c, m)}</bdi>${
        c.inReplyTo
          ? html`<span class="replied">${m.inReplyTo}: <span lang="en" dir="auto" class="words">${c.inReplyTo.quote}</span></span>`
          : nothing
      }`;
      return html`<li class="source"><span class="number">${c.marker}</span>${
        this.elsewhere
          ? html`<a class="open" href=${linkTo(c, this.base)} target="_blank" rel="noopener">${text}<span class="sr-only">, ${m.opensElsewhere}</span></a>`
          : html`<button class="open" title=${m.openTranscript} @click=${() => this.openQuote(c)}>${text}</button>`
      }<otr-quote-menu bare .m=${m} .quote=${c} .base=${this.base} .label=${m.citeOf(m.citation(c.marker))}></otr-quote-menu></li>`;
    };
    return html`<section class="sources" part="sources"><h3>${m.sources}</h3><ol>${citations.map(row)}</ol></section>`;
  }

  private nearest(results: Result[]) {
    const { m } = this;
    return html`<section class="nearest"><h3>${m.nearest}</h3>${results.map((r) => {
      const q = fromResult(r);
      return html`<article class="passage">
        <div class="small muted">${this.whereOf(q)} · <bdi>${speakerLine(r, m)}</bdi></div>
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
    const detail = kind === 'rejected' || kind === 'rate-limited' ? x.failure?.detail : undefined;
    return html`<div class="notice" part="notice" data-failure=${kind}><strong>${m.fail[kind]}</strong>
      ${detail ? html`<p class="small" dir="auto">${detail}</p>` : nothing}
      <p>${m.failNext[kind]}</p>
      <div class="actions"><button ?disabled=${this.wait > 0} @click=${() => emit(this, 'otr-retry', x.id)}>${this.wait > 0 ? m.waitSeconds(this.wait) : m.askAgain}</button></div>
    </div>`;
  }

  private inferred() {
    const { m, exchange: x } = this;
    const chips = toChips(x.response?.filters.inferred ?? {});
    const standalone = x.standaloneQuestion && x.standaloneQuestion !== x.question ? x.standaloneQuestion : undefined;
    if (!standalone && chips.length === 0) return nothing;
    return html`<div class="aside">${
      standalone ? html`<span>${m.understoodAs}: <span dir="auto">${standalone}</span></span>` : nothing
    }${
      chips.length > 0
        ? html`<span>${m.inferred}:</span>${chips.map(
            (
              c,
            ) => html`<button class="chip" aria-label=${m.dropInferred(chipText(c, m))} title=${m.dropInferred(chipText(c, m))}
              @click=${() => emit(this, 'otr-drop-inferred', { id: x.id, field: c.field })}>${chipText(c, m)} ${icons.close}</button>`,
          )}`
        : nothing
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
    const answer = x.answer ? this.answer(toBlocks(x.answer, x.citations, x.state === 'streaming')) : nothing;
    return html`${this.inferred()}
      ${none && !x.answer ? html`<p><strong>${m.noAnswer}</strong></p>` : nothing}
      ${response?.status === 'about' ? html`<p class="small muted">${m.about}</p>` : nothing}
      ${answer}
      ${none && response.reason && !x.answer.includes(response.reason) ? html`<p dir="auto">${response.reason}</p>` : nothing}
      ${none ? html`<p class="next muted">${m.noAnswerNext}</p>` : nothing}
      ${x.state === 'done' && x.citations.length > 0 ? this.sources(x.citations) : nothing}
      ${none && response.nearest?.length ? this.nearest(response.nearest) : nothing}
      ${x.state === 'stopped' ? html`<p class="small muted">${m.stopped} <button class="link" @click=${() => emit(this, 'otr-retry', x.id)}>${m.askAgain}</button></p>` : nothing}
      ${this.foot()}`;
  }

  override render() {
    const { m, exchange: x, marks } = this;
    const busy = x.state === 'waiting' || x.state === 'streaming';
    return html`<article part="exchange" aria-labelledby="question" aria-busy=${busy ? 'true' : 'false'} data-state=${x.state}>
      <h2 class="question" id="question" part="question" dir="auto" tabindex="-1"><span class="sr-only">${m.you}: </span>${x.question}</h2>
      ${this.body()}
      <div class="card" part="card" popover="manual" role="group" aria-label=${this.shown ? m.citation(this.shown.marker) : m.sources}
        @pointerenter=${marks.keepOpen} @pointerleave=${marks.pointerLeave} @focusin=${marks.keepOpen} @focusout=${marks.blur}
        @keydown=${(e: KeyboardEvent) => {
          if (e.key !== 'Escape') return;
          e.stopPropagation();
          marks.leave();
        }}
        @otr-open-quote=${() => marks.leave()}>
        <otr-citation-card .m=${m} .citation=${this.shown!} .base=${this.base} ?elsewhere=${this.elsewhere}></otr-citation-card>
      </div>
    </article>`;
  }
}
