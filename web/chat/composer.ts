import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Filters, Interview } from '../../server/contract/contract.ts';
import { LIMITS } from '../../server/contract/limits.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { isComposing } from '../style/composing.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { composerStyle } from './composer-style.ts';
import { chipText, toChips, withoutChip } from './filter-chips.ts';
import type { FilterEditor } from './filter-editor.ts';

/** Characters left at which the count appears. */
const COUNT_FROM = 200;
const MOST_SUGGESTIONS = 5;

/**
 * The field to ask in, with what the question is narrowed to. Fires `otr-submit` (the question), `otr-stop`, `otr-filters`,
 * `otr-need-interviews`, and for keys in the empty field `otr-recall` and `otr-first`.
 */
export class Composer extends LitElement {
  static override properties = {
    m: { attribute: false },
    interviews: { attribute: false },
    filters: { attribute: false },
    fixedOutlet: {},
    running: { type: Boolean },
    suggest: { attribute: false },
    left: { state: true },
    offered: { state: true },
    active: { state: true },
  };
  declare m: ChatMessages;
  declare interviews: Interview[] | undefined;
  declare filters: Filters;
  declare fixedOutlet: string | undefined;
  declare running: boolean;
  /** Questions that fit what is being typed, best first; another function when more is known. */
  declare suggest: ((typed: string) => string[]) | undefined;
  declare left: number;
  declare offered: string[];
  /** Which of the offered questions Enter takes; -1: none, but what is typed. */
  declare active: number;

  /** The words for which questions are offered; empty once the list is closed. */
  private typed = '';

  static override styles = [controls, composerStyle];

  constructor() {
    super();
    this.left = LIMITS.question;
    this.offered = [];
    this.active = -1;
  }

  override focus(): void {
    if (this.hasUpdated) this.field?.focus();
    else void this.updateComplete.then(() => this.field?.focus());
  }

  /** Puts words into the field without asking. */
  draft(text: string): void {
    const { field } = this;
    if (!field) return;
    field.value = text;
    this.left = LIMITS.question - text.length;
    field.focus();
  }

  private get field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  private emit(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private submit(question: string) {
    const { field } = this;
    if (!field || this.running || !question.trim()) return;
    field.value = '';
    this.left = LIMITS.question;
    this.closeOffered();
    this.emit('otr-submit', question);
  }

  private offerFor(typed: string) {
    this.typed = typed;
    this.offered = typed.trim().length > 1 ? (this.suggest?.(typed).slice(0, MOST_SUGGESTIONS) ?? []) : [];
    this.active = -1;
  }

  private closeOffered() {
    this.offerFor('');
  }

  private onInput() {
    const typed = this.field?.value ?? '';
    this.left = LIMITS.question - typed.length;
    this.offerFor(typed);
  }

  private onKey(event: KeyboardEvent) {
    const { field, offered, active } = this;
    if (!field || isComposing(event)) return;
    const handled = (run: () => void) => {
      event.preventDefault();
      run();
    };
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && !event.shiftKey) handled(() => this.submit(offered[active] ?? field.value));
    else if (offered.length > 0 && step)
      handled(() => {
        // One more place than there are questions: back to what is typed.
        this.active = ((active + 1 + step + offered.length + 1) % (offered.length + 1)) - 1;
      });
    else if (offered.length > 0 && event.key === 'Escape')
      handled(() => {
        event.stopPropagation();
        this.closeOffered();
      });
    else if (field.value === '' && step === -1) handled(() => this.emit('otr-recall'));
    else if (field.value === '' && step === 1) this.emit('otr-first');
  }

  private suggestions() {
    const { offered, active, m } = this;
    if (offered.length === 0) return nothing;
    return html`<div class="offered" role="listbox" id="offered" aria-label=${m.examples}>${offered.map(
      (question, i) =>
        html`<div role="option" id="offered-${i}" lang="en" dir="auto" aria-selected=${i === active ? 'true' : 'false'}
          @pointerdown=${(e: Event) => e.preventDefault()} @click=${() => this.submit(question)}>${question}</div>`,
    )}</div>`;
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
            this.emit('otr-filters', withoutChip(this.filters, c));
            this.focus();
          }}>${chipText(c, m)} ${icons.close}</button>`,
      )}</div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    // More may have become known since the last key; a choice that was made stays.
    if (changed.has('suggest') && this.active < 0) this.offerFor(this.typed);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('active'))
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { m, offered, active } = this;
    return html`${this.suggestions()}<div class="composer" part="composer">
        ${this.chips()}
        <form @submit=${(e: Event) => {
          e.preventDefault();
          this.submit(this.field?.value ?? '');
        }}>
          <button type="button" class="quiet" aria-label=${m.filters} title=${m.filters} aria-haspopup="dialog" @click=${() => {
            this.emit('otr-need-interviews');
            this.renderRoot.querySelector<FilterEditor>('otr-filter-editor')?.show();
          }}>${icons.filter}<span class="filter-word">${m.filterBy}</span></button>
          <textarea rows="1" part="input" maxlength=${LIMITS.question} aria-label=${m.askLabel} placeholder=${m.askPlaceholder} dir="auto" enterkeyhint="send"
            aria-autocomplete=${this.suggest ? 'list' : nothing} aria-controls=${offered.length > 0 ? 'offered' : nothing}
            aria-activedescendant=${active >= 0 ? `offered-${active}` : nothing}
            @keydown=${this.onKey} @input=${this.onInput} @blur=${() => this.closeOffered()}></textarea>
          ${
            this.running
              ? html`<button type="button" part="button" @click=${() => this.emit('otr-stop')}>${icons.stop}${m.stop}</button>`
              : html`<button class="primary" part="button">${m.ask}</button>`
          }
        </form>
        <p class="hint">${this.left <= COUNT_FROM ? m.charactersLeft(this.left) : m.askHint}</p>
        <span class="sr-only" role="status">${offered.length > 0 ? `${m.examples}: ${offered.length}` : ''}</span>
      </div>
      <otr-filter-editor .m=${m} .interviews=${this.interviews} .filters=${this.filters} .fixedOutlet=${this.fixedOutlet}
        @otr-filters=${(e: CustomEvent<Filters>) => this.emit('otr-filters', e.detail)} @close=${() => this.focus()}></otr-filter-editor>`;
  }
}
