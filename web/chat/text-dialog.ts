import { css, html, LitElement } from 'lit';
import type { ChatMessages } from '../locale/chat-en.ts';
import { controls } from '../style/controls.ts';
import { dialogStyle } from '../style/dialog.ts';

export type DialogText = { title: string; help: string; text: string; email?: boolean };

/** A dialog with a text to copy: a prefilled report, or what the browser would not put on the clipboard. */
export class TextDialog extends LitElement {
  static override properties = { m: { attribute: false }, content: { state: true }, copied: { state: true } };
  declare m: ChatMessages;
  declare content: DialogText | undefined;
  declare copied: boolean;

  static override styles = [
    controls,
    dialogStyle,
    css`
      dialog {
        width: min(36rem, calc(100vw - 2rem));
        font-family: var(--_sans);
      }
      p {
        margin-block: 0.4rem 0.8rem;
      }
      textarea {
        width: 100%;
        min-height: 14rem;
        font-family: var(--_mono);
        font-size: 0.82rem;
        line-height: 1.5;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-block-start: 0.8rem;
      }
    `,
  ];

  async show(content: DialogText): Promise<void> {
    this.content = content;
    this.copied = false;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    const area = this.renderRoot.querySelector('textarea');
    if (!area) return;
    area.value = content.text;
    if (content.email) {
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    } else area.select();
  }

  private async copy() {
    const area = this.renderRoot.querySelector('textarea');
    if (!area) return;
    try {
      await navigator.clipboard.writeText(area.value);
      this.copied = true;
    } catch {
      area.select();
    }
  }

  private openEmail() {
    const area = this.renderRoot.querySelector('textarea');
    const link = document.createElement('a');
    link.href = `mailto:?${new URLSearchParams({ subject: this.content?.title ?? '', body: area?.value ?? '' }).toString().replaceAll('+', '%20')}`;
    link.click();
  }

  override render() {
    const { m, content } = this;
    if (!content) return html``;
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new Event('close'))} @keydown=${(e: KeyboardEvent) => e.stopPropagation()}>
      <h2 id="title">${content.title}</h2>
      <p class="small muted" id="help">${content.help}</p>
      <textarea aria-labelledby="title" aria-describedby="help" lang="en" dir="auto"></textarea>
      <div class="actions">
        <button class="primary" @click=${this.copy}>${this.copied ? m.copied : m.copy}</button>
        ${content.email ? html`<button @click=${this.openEmail}>${m.email}</button>` : ''}
        <button @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${m.close}</button>
      </div>
      <span class="sr-only" role="status">${this.copied ? m.copied : ''}</span>
    </dialog>`;
  }
}
