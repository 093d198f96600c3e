import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { InterviewResponse, Note, Turn } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import { type Failure, RequestFailed } from '../api/failure.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import type { PageMessages } from '../locale/page-en.ts';
import { type Place, resolvePlace } from '../place/share-link.ts';
import { formatDate, isUncertain } from '../quote/dates.ts';
import type { Quotable } from '../quote/quotable.ts';
import { quoteAt } from '../quote/quote-at.ts';
import { type Mark, toParagraphs, toSegments } from '../quote/segments.ts';
import { speakerLine, speakerName, speakerRole } from '../quote/speaker.ts';
import { transcriptText } from '../quote/transcript-text.ts';
import { isComposing } from '../style/composing.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { findAll } from './find-in-text.ts';
import { pressedView } from './pressed-view.ts';
import { selectedWords } from './selected-words.ts';
import type { SelectionBar } from './selection-bar.ts';
import { transcriptStyle } from './transcript-style.ts';

type Kind = 'quote' | 'found' | 'current';
/** A selection that has not changed for this long (ms) is meant. */
const SELECTION_SETTLES = 200;

const isOnScreen = ({ top, bottom }: DOMRect): boolean => bottom > 0 && top < window.innerHeight;

/** A whole interview, with the quoted place highlighted exactly. Fires `otr-close`, and `otr-missing` where there is no such interview. */
export class TranscriptView extends LitElement {
  static override properties = {
    m: { attribute: false },
    p: { attribute: false },
    client: { attribute: false },
    base: {},
    interviewId: {},
    place: { attribute: false },
    data: { state: true },
    failure: { state: true },
    query: { state: true },
    at: { state: true },
    why: { state: true },
  };
  declare m: ChatMessages;
  declare p: PageMessages;
  declare client: Client;
  declare base: string;
  declare interviewId: string;
  declare place: Place | undefined;
  declare data: InterviewResponse | undefined;
  declare failure: Failure | undefined;
  declare query: string;
  declare at: number;
  /** The turn whose attribution is explained. */
  declare why: string | undefined;

  static override styles = [controls, transcriptStyle];

  private loading: AbortController | undefined;
  private settled: ReturnType<typeof setTimeout> | undefined;
  private whole = { text: '', start: 0 };
  private quote: { start: number; end: number } | undefined;
  private found: { start: number; end: number }[] = [];

  constructor() {
    super();
    this.query = '';
    this.at = 0;
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('interviewId')) void this.load();
    if (changed.has('data') && this.data) this.whole = transcriptText(this.data);
    if (changed.has('data') || changed.has('place'))
      this.quote = this.place && resolvePlace(this.place, this.whole.text, this.whole.start);
    if (changed.has('data') || changed.has('query'))
      this.found = this.query.trim().length > 1 ? findAll(this.query, this.whole.text, this.whole.start) : [];
  }

  override updated(changed: PropertyValues<this>) {
    if ((changed.has('data') || changed.has('place')) && this.data) this.arrive();
    if ((changed.has('query') || changed.has('at')) && this.found.length > 0)
      this.renderRoot.querySelector('mark.current')?.scrollIntoView({ block: 'center' });
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('selectionchange', this.onSelection);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('selectionchange', this.onSelection);
    clearTimeout(this.settled);
    this.loading?.abort();
  }

  private async load() {
    this.loading?.abort();
    const loading = new AbortController();
    this.loading = loading;
    this.data = undefined;
    this.failure = undefined;
    this.query = '';
    this.at = 0;
    try {
      const data = await this.client.interview(this.interviewId, loading.signal);
      if (!loading.signal.aborted) this.data = data;
    } catch (error) {
      if (loading.signal.aborted) return;
      this.failure = error instanceof RequestFailed ? error.failure : { kind: 'server' };
      if (this.failure.kind === 'not-found') this.dispatchEvent(new Event('otr-missing'));
    }
  }

  /** Goes to the quoted words, or to the top, and takes the focus there. */
  private arrive() {
    const mark = this.renderRoot.querySelector<HTMLElement>('mark.quote');
    if (mark) {
      mark.scrollIntoView({ block: 'center' });
      mark.focus({ preventScroll: true });
    } else {
      this.renderRoot.querySelector('.scroll')?.scrollTo(0, 0);
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    }
  }

  private get marks(): Mark<Kind>[] {
    const found = this.found.map((f, i): Mark<Kind> => ({ ...f, kind: i === this.at ? 'current' : 'found' }));
    return this.quote ? [{ ...this.quote, kind: 'quote' }, ...found] : found;
  }

  private step(by: number) {
    const n = this.found.length;
    if (n > 0) this.at = (this.at + by + n) % n;
  }

  private readonly goToTurn = (id: string) => {
    const turn = this.renderRoot.querySelector<HTMLElement>(`[data-turn="${CSS.escape(id)}"]`);
    turn?.scrollIntoView({ block: 'start' });
    turn?.focus({ preventScroll: true });
  };

  private text(text: string, start: number, marks: Mark<Kind>[]) {
    return toSegments(text, start, marks).map((s) => {
      if (s.kinds.length === 0) return s.text;
      const quoted = s.kinds.includes('quote');
      const kinds = s.kinds.map((k) => (k === 'current' ? 'found current' : k)).join(' ');
      return html`<mark class=${kinds} tabindex=${quoted ? -1 : nothing}>${s.text}</mark>`;
    });
  }

  /** The words selected in a paragraph, to be cited instead of all of it. */
  private readonly selectedIn = (paragraph: { start: number; end: number }) => (): Quotable | undefined => {
    const words = selectedWords(this.renderRoot as ShadowRoot);
    return words && words.start >= paragraph.start && words.end <= paragraph.end
      ? quoteAt(this.data!, words.start, words.end)
      : undefined;
  };

  private readonly onSelection = () => {
    clearTimeout(this.settled);
    this.settled = setTimeout(async () => {
      // It may still be on its way.
      await customElements.whenDefined('otr-selection');
      const words = this.data && selectedWords(this.renderRoot as ShadowRoot);
      const quote = words && (quoteAt(this.data!, words.start, words.end) ?? ('mixed' as const));
      void this.renderRoot
        .querySelector<SelectionBar>('otr-selection')
        ?.show(quote, words && isOnScreen(words.rect) ? words.rect : undefined);
    }, SELECTION_SETTLES);
  };

  private turn(turn: Turn, marks: Mark<Kind>[]) {
    const { m, p } = this;
    const reason = {
      label: p.attribution.label,
      rule: p.attribution.rule(turn.note ?? ''),
      review: p.attribution.review(turn.note ?? ''),
    }[turn.basis];
    const explained = this.why === turn.id;
    const name = speakerName(turn, m);
    return html`<div role="group" class="turn ${turn.role}" data-turn=${turn.id} tabindex="-1" aria-label=${speakerLine(turn, m)}>
      <div class="speaker"><strong><bdi>${name}</bdi></strong><span class="role">${speakerRole(turn, m) ?? nothing}</span>
        <button class="quiet" aria-expanded=${explained ? 'true' : 'false'} aria-label=${p.attributionOf(name)} title=${p.attributionOf(name)}
          @click=${() => {
            this.why = explained ? undefined : turn.id;
          }}>?</button>
        ${explained ? html`<span class="why" dir="auto">${reason}</span>` : nothing}</div>
      ${toParagraphs(turn.text, turn.start).map(
        (
          par,
        ) => html`<div class="paragraph"><otr-quote-menu bare keeps .m=${m} .quote=${quoteAt(this.data!, par.start, par.end)} .base=${this.base}
          .label=${p.paragraphActions} .narrow=${this.selectedIn(par)}></otr-quote-menu><p data-start=${par.start} lang=${this.data!.interview.language} dir="auto">${this.text(par.text, par.start, marks)}</p></div>`,
      )}
    </div>`;
  }

  private note(note: Note, marks: Mark<Kind>[]) {
    // A label is shown as its turn's speaker.
    if (note.kind === 'label') return nothing;
    return html`<p class="note ${note.kind}" lang=${this.data!.interview.language} dir="auto">${this.text(note.text, note.start, marks)}</p>`;
  }

  private outline(turns: Turn[]) {
    const { p } = this;
    const questions = turns.filter((t) => t.role === 'interviewer');
    if (questions.length === 0) return nothing;
    return html`<details><summary>${p.outline} <span class="muted">(${questions.length})</span></summary>
      <ol class="outline">${questions.map(
        (t) =>
          html`<li><button lang=${this.data!.interview.language} @click=${() => this.goToTurn(t.id)}><span dir="auto">${t.text}</span></button></li>`,
      )}</ol></details>`;
  }

  private tools() {
    const { p } = this;
    const searching = this.query.trim().length > 1;
    return html`<div class="tools" role="search">
      <input type="search" aria-label=${p.findIn} placeholder=${p.findIn} .value=${this.query}
        @input=${(e: Event) => {
          this.query = (e.target as HTMLInputElement).value;
          this.at = 0;
        }}
        @keydown=${(e: KeyboardEvent) => {
          if (e.key === 'Enter' && !isComposing(e)) this.step(e.shiftKey ? -1 : 1);
          if (e.key !== 'Escape' || !this.query) return;
          e.stopPropagation();
          e.preventDefault();
          this.query = '';
        }} />
      ${searching ? html`<span class="count small muted">${p.findCount(this.at + 1, this.found.length)}</span>` : nothing}
      <span class="sr-only" role="status">${searching ? p.findCount(this.at + 1, this.found.length) : ''}</span>
      ${
        searching && this.found.length > 1
          ? html`<button class="square" aria-label=${p.previous} @click=${() => this.step(-1)}>${icons.up}</button>
              <button class="square" aria-label=${p.next} @click=${() => this.step(1)}>${icons.down}</button>`
          : nothing
      }</div>`;
  }

  private body(data: InterviewResponse) {
    const marks = this.marks;
    const parts = [
      ...data.turns.map((turn) => ({ key: turn.id, start: turn.start, turn })),
      ...data.notes.map((note) => ({ key: `n${note.start}`, start: note.start, note })),
    ].sort((a, b) => a.start - b.start);
    return html`${this.place && !this.quote ? html`<p class="notice">${this.p.placeLost}</p>` : nothing}
      ${this.outline(data.turns)}
      ${pressedView(data.turns, this.m.lang, data.interview.language, this.goToTurn)}
      ${repeat(
        parts,
        (part) => part.key,
        (part) => ('turn' in part ? this.turn(part.turn, marks) : this.note(part.note, marks)),
      )}`;
  }

  override render() {
    const { m, p, data, failure } = this;
    const i = data?.interview;
    const close = () => this.dispatchEvent(new Event('otr-close'));
    return html`<header><div class="top">
          <div><h2 tabindex="-1"><bdi>${i?.outlet ?? p.transcript}</bdi></h2>
            ${
              i
                ? html`<p class="small muted"><bdi>${i.interviewee}</bdi> · ${formatDate(i.date, m.lang)}${isUncertain(i.date) ? ` (${m.uncertainDate})` : ''} · ${p.turns(i.turns)}</p>`
                : nothing
            }</div>
          <button class="quiet square" aria-label=${m.close} title="${m.close} (Esc)" @click=${close}>${icons.close}</button>
        </div>${data ? this.tools() : nothing}</header>
      <div class="scroll" tabindex="0" role="region" aria-label=${p.transcript} @scroll=${this.onSelection}><div class="body">
        ${data ? this.body(data) : nothing}
        ${
          failure
            ? html`<div class="notice"><strong>${m.fail[failure.kind]}</strong><p>${m.failNext[failure.kind]}</p>
                <p><button @click=${() => this.load()}>${p.tryAgain}</button></p></div>`
            : nothing
        }
        ${data || failure ? nothing : html`<p class="muted note" role="status">${p.loading}</p>`}
      </div></div><otr-selection .m=${m} .base=${this.base}></otr-selection>`;
  }
}
