import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Block, ClaimBlock, ExchangeBlock, GroupBlock, HeadBlock } from '../../server/contract/blocks.ts';
import type { Citation, Interview, InterviewResponse } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import { answerWords } from '../locale/answer-locale.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { askerOf } from '../quote/asker.ts';
import { linkTo } from '../quote/cite.ts';
import { formatDate, formatSeconds } from '../quote/dates.ts';
import { leftOutBefore } from '../quote/left-out.ts';
import type { Quotable } from '../quote/quotable.ts';
import { speakerLine } from '../quote/speaker.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { answerStyle } from './answer-style.ts';
import { CitationMarks } from './citation-marks.ts';

type Question = NonNullable<ExchangeBlock['question']>;

/** From this many groups an overview leads to them. */
const OVERVIEW_FROM = 2;

/** An answer drawn from its blocks. Fires `otr-open-quote` (cancelable: keeps the link from opening). */
export class AnswerView extends LitElement {
  static override properties = {
    m: { attribute: false },
    blocks: { attribute: false },
    citations: { attribute: false },
    interviews: { attribute: false },
    client: { attribute: false },
    base: {},
    elsewhere: { type: Boolean },
    shown: { state: true },
    filled: { state: true },
  };
  declare m: ChatMessages;
  declare blocks: readonly Block[];
  declare citations: readonly Citation[];
  declare interviews: readonly Interview[] | undefined;
  declare client: Client;
  declare base: string;
  declare elsewhere: boolean;
  declare shown: Citation | undefined;
  /** What was left out and is shown now, by the offset of the words that it stands before. */
  declare filled: ReadonlyMap<string, string>;

  static override styles = [controls, answerStyle];

  private readonly marks = new CitationMarks({
    root: () => this.renderRoot,
    popover: () => this.renderRoot.querySelector<HTMLElement>('.card'),
    fill: async (marker) => {
      this.shown = this.citation(marker);
      await this.updateComplete;
    },
    activate: (marker) => this.activate(this.citation(marker)),
  });

  private firstMark = true;

  constructor() {
    super();
    this.blocks = [];
    this.citations = [];
    this.filled = new Map();
  }

  /** Takes the focus to the first citation; false where there is none. */
  focusFirst(): boolean {
    const mark = this.renderRoot.querySelector<HTMLElement>('button.mark');
    mark?.focus();
    return mark !== null;
  }

  private citation(marker: number): Citation | undefined {
    return this.citations.find((c) => c.marker === marker);
  }

  /** With what the list of interviews knows of its interview. */
  private quotable(c: Citation): Quotable {
    const known = this.interviews?.find((i) => i.id === c.interview.id);
    return known ? { ...c, interview: { ...known, ...c.interview } } : c;
  }

  private activate(c: Citation | undefined) {
    if (this.elsewhere && c) this.openHere(c);
    else this.openQuote(c);
  }

  private openQuote(quote: Quotable | undefined) {
    if (!quote) return;
    const wanted = this.dispatchEvent(
      new CustomEvent('otr-open-quote', { detail: quote, bubbles: true, composed: true, cancelable: true }),
    );
    if (wanted && this.elsewhere) window.open(linkTo(quote, this.base), '_blank', 'noopener');
  }

  private markButton(marker: number) {
    const c = this.citation(marker);
    if (!c) return html`[${marker}]`;
    const { m, marks } = this;
    const first = this.firstMark;
    this.firstMark = false;
    const name = `${m.citation(marker)}: ${speakerLine(c, m)}, ${talkOf(c.interview)}, ${formatDate(c.interview.date, m.lang)}`;
    return html`<button class="mark" part="mark" data-marker=${marker} tabindex=${first ? 0 : -1} aria-label=${name}
      @pointerenter=${marks.pointerEnter} @pointerleave=${marks.pointerLeave} @pointerdown=${marks.pointerDown}
      @focus=${marks.focus} @blur=${marks.blur} @click=${marks.click} @keydown=${marks.key}>${marker}</button>`;
  }

  /** Text of the product's own or of a chat model, with the marks where the contract says they stand. */
  private marked({ text, marks }: Pick<HeadBlock | ClaimBlock, 'text' | 'marks'>) {
    let at = 0;
    const parts = marks.map(({ marker, start, end }) => {
      const before = text.slice(at, start);
      at = end;
      return html`${before}${this.markButton(marker)}`;
    });
    return html`${parts}${text.slice(at)}`;
  }

  private head(block: HeadBlock) {
    const parts = answerWords(this.m.lang)?.head(block);
    return parts
      ? html`<p class="head" part="head" dir="auto">${parts.map((part) => (typeof part === 'string' ? part : part.map((n) => this.markButton(n))))}</p>`
      : html`<p class="head" part="head" lang="en" dir="auto">${this.marked(block)}</p>`;
  }

  private claim(block: ClaimBlock) {
    return html`<p class="claim" lang="en" dir="auto">${this.marked(block)}</p>`;
  }

  private gap(c: Citation, before: { start: number; from?: number }) {
    const key = `${c.interview.id}:${before.start}`;
    const text = this.filled.get(key);
    if (text !== undefined) return html`<span class="filled" lang="en">${text} </span>`;
    const fill = async () => {
      const data: InterviewResponse | undefined = await this.client.interview(c.interview.id).catch(() => undefined);
      if (!data) return this.openQuote(c);
      this.filled = new Map(this.filled).set(key, leftOutBefore(data.turns, before.start, before.from));
    };
    return html`<span class="gap" aria-hidden="true">…</span> <button class="link more" aria-label=${this.m.moreOf} title=${this.m.moreOf} @click=${fill}>${this.m.more}</button> `;
  }

  private question(q: Question, c: Citation) {
    const { m } = this;
    return html`<blockquote class="asked" part="asked" dir="auto"><span class="by"><bdi>${askerOf(q, c, m)}</bdi> ${q.asks ? m.askedThen : m.saidThen}</span>
      ${q.gapBefore ? this.gap(c, { start: q.start }) : nothing}<span class="words" lang="en">${q.quote}</span></blockquote>`;
  }

  private where(c: Citation) {
    const { m } = this;
    const text = html`<strong><bdi>${talkOf(c.interview)}</bdi>, <span class="day">${formatDate(c.interview.date, m.lang, 'short')}</span></strong>`;
    return html`<button class="open" title=${this.elsewhere ? m.readExchange : m.openTranscript} @click=${() => this.activate(c)}>${text}</button>`;
  }

  /** In the widget the exchange opens where it is; only a link there leads to another tab. */
  private openHere(c: Citation) {
    this.dispatchEvent(new CustomEvent('otr-show-passage', { detail: c, bubbles: true, composed: true }));
  }

  private recording({ time, media }: Citation) {
    if (!time) return nothing;
    const at = formatSeconds(time.from);
    return media
      ? html`<a class="small play" href=${media} target="_blank" rel="noopener noreferrer">▶ ${at}<span class="sr-only">, ${this.m.opensElsewhere}</span></a>`
      : html`<span class="small muted">${at}</span>`;
  }

  private alike(ids: readonly string[] | undefined) {
    if (!ids?.length) return nothing;
    const known = ids.map((id) => this.interviews?.find((i) => i.id === id));
    return html`<p class="alike small">${this.m.alike(ids.length)}${
      known.every((i) => i !== undefined)
        ? html`: ${known.map((i, n) => html`${n > 0 ? ', ' : ''}<a href="${this.base}/interviews/${encodeURIComponent(i.id)}" target=${this.elsewhere ? '_blank' : nothing} rel="noopener"><bdi>${talkOf(i)}</bdi></a>`)}`
        : nothing
    }</p>`;
  }

  private exchange(block: ExchangeBlock): TemplateResult | typeof nothing {
    const { m } = this;
    const cited = block.markers.map((n) => this.citation(n)).filter((c) => c !== undefined);
    const [c] = cited;
    if (!c) return nothing;
    return html`<div class="block" part="source" role="group" aria-label="${speakerLine(c, m)}, ${talkOf(c.interview)}">
      <div class="lead">${this.where(c)} <span class="who">· <bdi>${speakerLine(c, m)}</bdi></span>${this.recording(c)}
        <span class="tools">${cited.map((one) => html`<otr-quote-menu bare ?keeps=${!this.elsewhere} .m=${m} .quote=${this.quotable(one)} .base=${this.base} .label=${m.citeOf(m.citation(one.marker))}></otr-quote-menu>`)}</span></div>
      ${block.question ? this.question(block.question, c) : nothing}
      <blockquote class="reply ${c.role}" lang="en" dir="auto">${cited.map((one, i) => {
        const gap = block.gapBefore.includes(one.marker)
          ? this.gap(one, { start: one.start, from: cited[i - 1]?.end })
          : nothing;
        return html`${i > 0 ? ' ' : nothing}${gap}<span class="quote" part="quote">${one.quote}</span>${this.markButton(one.marker)}`;
      })}</blockquote>
      ${block.newFigures?.length ? html`<p class="small muted">${m.newFigures}: <span lang="en">${block.newFigures.join(', ')}</span></p>` : nothing}
      ${this.elsewhere ? nothing : cited.map((one) => html`<p class="address" dir="ltr">${this.base}/interviews/${encodeURIComponent(one.interview.id)}?at=${one.start}-${one.end}</p>`)}
      ${this.alike(block.alike)}
    </div>`;
  }

  private titleOf(group: GroupBlock): string {
    return answerWords(this.m.lang)?.group(group.code) ?? group.title;
  }

  private group(block: GroupBlock, i: number) {
    const empty = block.blocks.length === 0;
    return html`<section class="group" part="group" aria-labelledby="group-${i}"><h3 id="group-${i}" tabindex="-1" dir="auto">${this.titleOf(block)}</h3>
      ${empty ? html`<p class="muted">${this.m.nothingFound}</p>` : block.blocks.map((b) => this.exchange(b))}</section>`;
  }

  /** One line a group: what it is and how much there is. */
  private overview(groups: GroupBlock[]) {
    if (groups.length < OVERVIEW_FROM) return nothing;
    const { m } = this;
    const quotes = (g: GroupBlock) => g.blocks.reduce((n, b) => n + b.markers.length, 0);
    const from = (g: GroupBlock) => new Set(g.blocks.map((b) => b.interview)).size;
    return html`<ul class="overview">${groups.map(
      (g, i) =>
        html`<li><button class="link" @click=${() => {
          const title = this.renderRoot.querySelector<HTMLElement>(`#group-${i}`);
          title?.scrollIntoView({ block: 'start' });
          title?.focus({ preventScroll: true });
        }}>${this.titleOf(g)}</button>: ${quotes(g) ? m.quotesFrom(quotes(g), from(g)) : m.nothingFound}</li>`,
    )}</ul>`;
  }

  override render() {
    this.firstMark = true;
    const { m, marks } = this;
    const groups = this.blocks.filter((b) => b.kind === 'group');
    const overview = this.overview(groups);
    let nth = 0;
    return html`<div class="answer" part="answer">${this.blocks.map((b) => {
      if (b.kind === 'head') return this.head(b);
      if (b.kind === 'claim') return this.claim(b);
      if (b.kind === 'exchange') return this.exchange(b);
      const before = nth === 0 ? overview : nothing;
      return html`${before}${this.group(b, nth++)}`;
    })}</div>
    <div class="card" part="card" popover="manual" role="group" aria-label=${this.shown ? m.citation(this.shown.marker) : m.sources}
      @pointerenter=${marks.keepOpen} @pointerleave=${marks.pointerLeave} @focusin=${marks.keepOpen} @focusout=${marks.blur}
      @keydown=${(e: KeyboardEvent) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        marks.leave();
      }}
      @otr-show-passage=${() => marks.close()}
      @otr-open-quote=${() => marks.leave()}>
      <otr-citation-card .m=${m} .citation=${this.shown!} .base=${this.base} ?elsewhere=${this.elsewhere}></otr-citation-card>
    </div>`;
  }
}
