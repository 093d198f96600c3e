import { css, html, LitElement, nothing } from 'lit';
import type { ChatMessages } from '../locale/chat-en.ts';
import { attributionReport, CITE_FORMATS, type CiteFormat, cite } from '../quote/cite.ts';
import type { Quotable } from '../quote/quotable.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { panelOf, showPanel } from '../style/toggled-panel.ts';
import type { TextDialog } from './text-dialog.ts';

/** A button with a menu: copy a quote in one of the citation formats or as a link, or report who is said to speak. */
export class QuoteMenu extends LitElement {
  static override properties = {
    m: { attribute: false },
    quote: { attribute: false },
    base: {},
    label: {},
    bare: { type: Boolean },
    keeps: { type: Boolean },
    narrow: { attribute: false },
    open: { state: true },
    said: { state: true },
  };
  declare m: ChatMessages;
  declare quote: Quotable;
  /** The site that links point to. */
  declare base: string;
  /** What the button is called for screen readers. */
  declare label: string;
  /** Only the icon. */
  declare bare: boolean;
  /** Its page keeps clippings and draws pictures: fires `otr-pin` and `otr-picture`. */
  declare keeps: boolean;
  /** What to cite instead of the whole quote when the menu opens, such as the words selected in it. */
  declare narrow: ((quote: Quotable) => Quotable | undefined) | undefined;
  declare open: boolean;
  declare said: string;

  static override styles = [
    controls,
    css`
      :host {
        display: inline-block;
      }
      .toggle {
        min-height: 1.75rem;
        min-width: 1.75rem;
      }
      .toggle[data-bare] {
        padding: 0.2rem;
      }
      .panel {
        border: 1px solid var(--_rule);
        border-radius: var(--_radius);
        background: var(--_raised);
        color: var(--_ink);
        padding: 0.3rem;
        box-shadow: var(--_shadow);
        font-family: var(--_sans);
        font-size: 1rem;
        min-width: 14rem;
      }
      [role='menuitem'] {
        display: flex;
        justify-content: flex-start;
        width: 100%;
        border: 0;
        text-align: start;
        padding-inline: 0.7rem;
      }
      [role='menuitem']:focus-visible {
        outline-offset: -2px;
      }
      .cited {
        max-width: 18rem;
        padding: 0.3rem 0.7rem 0.5rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-family: var(--_serif);
        font-size: 0.9rem;
        color: var(--_muted);
      }
      [role='separator'] {
        border-block-start: 1px solid var(--_rule);
        margin-block: 0.3rem;
      }
    `,
  ];

  private cited: Quotable | undefined;

  private get panel(): HTMLElement {
    return panelOf(this.renderRoot);
  }

  /** Before the press takes the selection away, and again for the keyboard, which does not. */
  private choose() {
    this.cited = this.narrow?.(this.quote);
  }

  private async toggle(event: MouseEvent) {
    if (this.open) return this.panel.hidePopover();
    if (event.detail === 0) this.choose();
    // A transcript holds hundreds of these menus: their items are there only while one is open.
    this.open = true;
    await this.updateComplete;
    showPanel(this.renderRoot, '[role="menuitem"]');
  }

  private onKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      event.preventDefault();
      this.close();
      return;
    }
    const items = [...this.panel.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.indexOf((this.renderRoot as ShadowRoot).activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[(to + items.length) % items.length]?.focus();
  }

  private close() {
    if (this.open) this.panel.hidePopover();
    this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus();
  }

  private async copy(format: CiteFormat) {
    const text = cite(this.cited ?? this.quote, format, this.base);
    this.close();
    try {
      await navigator.clipboard.writeText(text);
      this.say(this.m.copied);
    } catch {
      await this.dialog.show({ title: this.m.formats[format], help: this.m.copyByHand, text });
    }
  }

  private say(what: string) {
    this.said = what;
    setTimeout(() => {
      this.said = '';
    }, 2_000);
  }

  private keep(event: 'otr-pin' | 'otr-picture') {
    const detail = this.cited ?? this.quote;
    this.close();
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
    if (event === 'otr-pin') this.say(this.m.pinned);
  }

  private get dialog(): TextDialog {
    return this.renderRoot.querySelector<TextDialog>('otr-text-dialog')!;
  }

  private report() {
    const text = attributionReport(this.cited ?? this.quote, this.base);
    this.close();
    void this.dialog.show({ title: this.m.report, help: this.m.reportHelp, text, email: true });
  }

  override render() {
    const { m } = this;
    return html`<button
        class="toggle quiet" ?data-bare=${this.bare} part="button" aria-haspopup="menu" aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${this.label || m.cite} title=${m.cite} @pointerdown=${this.choose} @click=${this.toggle}
      >${icons.cite}${this.said ? html`<span>${this.said}</span>` : this.bare ? '' : html`<span>${m.cite}</span>`}</button>
      <div class="panel" popover="auto" @keydown=${this.onKey} @toggle=${(e: ToggleEvent) => {
        this.open = e.newState === 'open';
      }}>
        ${this.open && this.cited ? html`<p class="cited" lang="en" dir="auto">“${this.cited.quote}”</p>` : nothing}
        <div role="menu" aria-label=${m.cite}>${
          this.open
            ? html`${CITE_FORMATS.map((f) => html`<button role="menuitem" tabindex="-1" @click=${() => this.copy(f)}>${m.formats[f]}</button>`)}
              ${
                this.keeps
                  ? html`<div role="separator"></div>
                    <button role="menuitem" tabindex="-1" @click=${() => this.keep('otr-pin')}>${m.pin}</button>
                    <button role="menuitem" tabindex="-1" @click=${() => this.keep('otr-picture')}>${m.picture}</button>`
                  : nothing
              }
              <div role="separator"></div>
              <button role="menuitem" tabindex="-1" @click=${this.report}>${m.report}</button>`
            : nothing
        }</div>
      </div>
      <span class="sr-only" role="status">${this.said ?? ''}</span>
      <otr-text-dialog .m=${m} @close=${() => this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus()}></otr-text-dialog>`;
  }
}
