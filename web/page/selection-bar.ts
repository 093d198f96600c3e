import { css, html, LitElement, nothing } from 'lit';
import type { ChatMessages } from '../locale/chat-en.ts';
import { researchMessages } from '../locale/research-locale.ts';
import { cite } from '../quote/cite.ts';
import type { Quotable } from '../quote/quotable.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { placeBeside } from '../style/place-beside.ts';

/** Characters of the selected words that a question takes. */
const MOST_ASKED = 200;

/** What can be done with selected words, beside them. Fires `otr-pin` and `otr-draft`. */
export class SelectionBar extends LitElement {
  static override properties = {
    m: { attribute: false },
    base: {},
    quote: { attribute: false },
    said: { state: true },
  };
  declare m: ChatMessages;
  declare base: string;
  /** `mixed` where the words are not of one speaker. */
  declare quote: Quotable | 'mixed' | undefined;
  declare said: string;

  static override styles = [
    controls,
    css`
      .bar {
        border: 1px solid var(--_rule);
        border-radius: var(--_radius);
        background: var(--_raised);
        color: var(--_ink);
        padding: 0.2rem;
        box-shadow: var(--_shadow);
        max-width: calc(100vw - 1rem);
      }
      .bar:popover-open {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
      }
      button {
        border: 0;
      }
      p {
        padding: 0.3rem 0.6rem;
        font-size: 0.88rem;
      }
    `,
  ];

  /** Beside the words at `anchor`; without, it goes away. */
  async show(quote: Quotable | 'mixed' | undefined, anchor?: DOMRect): Promise<void> {
    if (quote !== this.quote) this.said = '';
    this.quote = quote;
    await this.updateComplete;
    const bar = this.renderRoot.querySelector<HTMLElement>('.bar');
    if (!bar) return;
    if (!quote || !anchor) return bar.hidePopover();
    bar.showPopover();
    placeBeside(bar, anchor);
  }

  private async copy(quote: Quotable, format: 'plain' | 'link') {
    try {
      await navigator.clipboard.writeText(cite(quote, format, this.base));
      this.said = this.m.copied;
    } catch {
      this.said = this.m.copyByHand;
    }
  }

  private emit(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private actions(quote: Quotable) {
    const { m } = this;
    const r = researchMessages(m.lang).selection;
    const words = quote.quote.replace(/\s+/g, ' ');
    const asked = words.length <= MOST_ASKED ? words : words.slice(0, MOST_ASKED).replace(/\s+\S*$/, '');
    return html`<button @click=${() => this.copy(quote, 'plain')}>${m.formats.plain}</button>
      <otr-quote-menu keeps .m=${m} .quote=${quote} .base=${this.base} .label=${m.cite}></otr-quote-menu>
      <button @click=${() => this.copy(quote, 'link')}>${m.formats.link}</button>
      <button @click=${() => {
        this.emit('otr-pin', quote);
        this.said = m.pinned;
      }}>${icons.pin}${m.pin}</button>
      <button @click=${() => {
        this.emit('otr-draft', r.question(asked));
        void this.show(undefined);
      }}>${r.ask}</button>${this.said ? html`<p>${this.said}</p>` : nothing}`;
  }

  override render() {
    const { m, quote } = this;
    const r = researchMessages(m?.lang ?? 'en').selection;
    // Pressing a button must not take the selection away.
    return html`<div class="bar" popover="manual" role="toolbar" aria-label=${r.actions} @pointerdown=${(e: Event) => e.preventDefault()}>${
      quote === 'mixed' ? html`<p>${r.oneSpeaker}</p>` : quote ? this.actions(quote) : nothing
    }</div><span class="sr-only" role="status">${this.said ?? ''}</span>`;
  }
}
