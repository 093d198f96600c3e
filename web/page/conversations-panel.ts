import { css, html, LitElement, nothing } from 'lit';
import type { ConversationStore } from '../chat/conversation-store.ts';
import { type Conversation, toJson, toMarkdown } from '../chat/export-conversation.ts';
import type { PageMessages } from '../locale/page-en.ts';
import { formatDate } from '../quote/dates.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { hideOnEscape, panelOf, showPanel } from '../style/toggled-panel.ts';
import { download } from './download.ts';

/** Conversations: begin one, go back to one, export, and whether this browser keeps them. Fires `otr-load`. */
export class ConversationsPanel extends LitElement {
  static override properties = {
    p: { attribute: false },
    store: { attribute: false },
    current: { attribute: false },
    base: {},
    open: { state: true },
  };
  declare p: PageMessages;
  declare store: ConversationStore;
  declare current: Conversation | undefined;
  declare base: string;
  declare open: boolean;

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        gap: 0.25rem;
      }
      .panel {
        width: min(24rem, calc(100vw - 1rem));
        max-height: min(34rem, 80dvh);
        overflow: auto;
        border: 1px solid var(--_rule);
        border-radius: calc(var(--_radius) * 1.4);
        background: var(--_raised);
        color: var(--_ink);
        box-shadow: var(--_shadow);
        padding: 1rem;
      }
      h2 {
        font-size: 1rem;
        margin-block-end: 0.5rem;
      }
      li {
        display: flex;
        align-items: center;
        border-block-start: 1px solid var(--_rule);
      }
      li .go {
        flex: 1;
        min-width: 0;
        display: block;
        border: 0;
        text-align: start;
        padding-inline: 0.2rem;
        line-height: 1.35;
      }
      li .go span {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      label {
        display: flex;
        gap: 0.6rem;
        align-items: center;
        margin-block-start: 0.9rem;
        padding-block-start: 0.9rem;
        border-block-start: 1px solid var(--_rule);
        font-size: 0.92rem;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
        margin-block: 0.2rem 0.8rem;
      }
      @media (max-width: 76rem) {
        .word {
          display: none;
        }
      }
    `,
  ];

  private toggle() {
    if (this.open) panelOf(this.renderRoot).hidePopover();
    else showPanel(this.renderRoot, 'button, input');
  }

  private load(conversation?: Conversation) {
    if (this.open) panelOf(this.renderRoot).hidePopover();
    this.dispatchEvent(new CustomEvent('otr-load', { detail: conversation }));
  }

  private export(kind: 'md' | 'json') {
    const { current } = this;
    if (!current) return;
    const name = `on-the-record-${current.at.slice(0, 10)}.${kind}`;
    if (kind === 'md') download(name, 'text/markdown', toMarkdown(current, this.base));
    else download(name, 'application/json', toJson(current, this.base));
  }

  private row(c: Conversation) {
    const { p } = this;
    const title = c.exchanges[0]?.question ?? '';
    const day = c.at.slice(0, 10);
    return html`<li><button class="go" @click=${() => this.load(c)}><span dir="auto">${title}</span><span class="small muted">${formatDate({ from: day, to: day }, this.lang, 'short')}</span></button>
      <button class="quiet" aria-label=${p.deleteConversation(title)} @click=${() => {
        this.store.remove(c.id);
        this.requestUpdate();
      }}>${icons.close}</button></li>`;
  }

  override render() {
    const { p, store, current } = this;
    const kept = store.list();
    const begun = (current?.exchanges.length ?? 0) > 0;
    return html`${begun ? html`<button class="quiet" aria-label=${p.newConversation} title=${p.newConversation} @click=${() => this.load()}>${icons.plus}<span class="word">${p.newConversation}</span></button>` : nothing}
      <button class="toggle quiet" aria-label=${p.history} title=${p.history} aria-expanded=${this.open ? 'true' : 'false'} @click=${this.toggle}>${icons.history}<span class="word">${p.history}</span></button>
      <div class="panel" popover="auto" role="dialog" aria-label=${p.history} @toggle=${(e: ToggleEvent) => {
        this.open = e.newState === 'open';
      }} @keydown=${(e: KeyboardEvent) => hideOnEscape(e, this.renderRoot)}>
        <h2>${p.history}</h2>
        ${
          begun
            ? html`<div class="actions"><button @click=${() => this.export('md')}>${p.exportMarkdown}</button><button @click=${() => this.export('json')}>${p.exportJson}</button></div>`
            : nothing
        }
        ${kept.length > 0 ? html`<ul>${kept.map((c) => this.row(c))}</ul>` : html`<p class="small muted">${p.historyEmpty}</p>`}
        <label><input type="checkbox" .checked=${store.keeping} @change=${(e: Event) => {
          store.setKeeping((e.target as HTMLInputElement).checked);
          this.requestUpdate();
        }} />${p.keep}</label>
        <p class="small muted">${p.keepHelp}</p>
      </div>`;
  }
}
