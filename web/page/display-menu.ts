import { css, html, LitElement } from 'lit';
import { LANGUAGES, type Language } from '../locale/chat-locale.ts';
import type { PageMessages } from '../locale/page-en.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { hideOnEscape, panelOf, showPanel } from '../style/toggled-panel.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Colours and language of the interface. Fires `otr-theme` and `otr-language`. */
export class DisplayMenu extends LitElement {
  static override properties = {
    p: { attribute: false },
    theme: {},
    language: {},
    open: { state: true },
  };
  declare p: PageMessages;
  declare theme: Theme;
  declare language: Language;
  declare open: boolean;

  static override styles = [
    controls,
    css`
      .panel {
        border: 1px solid var(--_rule);
        border-radius: calc(var(--_radius) * 1.4);
        background: var(--_raised);
        color: var(--_ink);
        box-shadow: var(--_shadow);
        padding: 1rem;
        min-width: 14rem;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
      }
      legend,
      .name {
        font-size: 0.85rem;
        font-weight: 600;
        color: var(--_muted);
      }
      label {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: 2rem;
      }
      .language {
        flex-direction: column;
        align-items: stretch;
        gap: 0.2rem;
        margin-block-start: 0.6rem;
      }
    `,
  ];

  private toggle() {
    if (this.open) panelOf(this.renderRoot).hidePopover();
    else showPanel(this.renderRoot, 'input:checked');
  }

  override render() {
    const { p } = this;
    return html`<button class="toggle quiet" aria-label=${p.display} title=${p.display} aria-expanded=${this.open ? 'true' : 'false'} @click=${this.toggle}>${icons.display}</button>
      <div class="panel" popover="auto" role="dialog" aria-label=${p.display} @toggle=${(e: ToggleEvent) => {
        this.open = e.newState === 'open';
      }} @keydown=${(e: KeyboardEvent) => hideOnEscape(e, this.renderRoot)}>
        <fieldset><legend>${p.theme}</legend>${THEMES.map(
          (t) => html`<label><input type="radio" name="theme" .checked=${this.theme === t}
            @change=${() => this.dispatchEvent(new CustomEvent('otr-theme', { detail: t }))} />${p.themes[t]}</label>`,
        )}</fieldset>
        <label class="language"><span class="name">${p.language}</span><select .value=${this.language}
          @change=${(e: Event) => this.dispatchEvent(new CustomEvent('otr-language', { detail: (e.target as HTMLSelectElement).value }))}>
          ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === this.language}>${name}</option>`)}</select></label>
      </div>`;
  }
}
