import { css, html, LitElement } from 'lit';
import type { CollectionResponse } from '../../server/contract/collection.ts';
import type { Client } from '../api/client.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { inLanguage } from '../locale/localised.ts';
import type { PageMessages } from '../locale/page-en.ts';
import { controls } from '../style/controls.ts';
import { figuresOf } from './collection.ts';
import { failureNotice } from './failure-notice.ts';
import { Loader } from './loader.ts';
import { viewStyle } from './view-style.ts';

/** What the product is, what it holds and whose words they are; how to put the widget on another site. */
export class AboutView extends LitElement {
  static override properties = {
    m: { attribute: false },
    p: { attribute: false },
    client: { attribute: false },
    base: {},
  };
  declare m: ChatMessages;
  declare p: PageMessages;
  declare client: Client;
  declare base: string;

  static override styles = [
    controls,
    viewStyle,
    css`
      .prose p {
        font-family: var(--_serif);
        font-size: 1.08rem;
        line-height: 1.65;
        margin-block: 0.9rem;
        max-width: 38rem;
      }
      h3 {
        margin-block: 2rem 0.3rem;
        font-size: 1rem;
      }
      pre {
        background: var(--_sunken);
        border: 1px solid var(--_rule);
        border-radius: var(--_radius);
        padding: 0.8rem 1rem;
        overflow: auto;
        font: 0.82rem / 1.5 var(--_mono);
        margin-block: 0.6rem;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.3rem 1rem;
      }
      kbd {
        font: 0.85rem var(--_mono);
        border: 1px solid var(--_rule);
        border-radius: 4px;
        padding: 0.1rem 0.4rem;
        background: var(--_sunken);
      }
    `,
  ];

  private readonly collection = new Loader<CollectionResponse>(this);

  override firstUpdated() {
    void this.load();
  }

  private readonly load = () => this.collection.run(() => this.client.collection());

  private snippet(src: string, integrity?: string): string {
    const check = integrity ? ` integrity="${integrity}" crossorigin` : '';
    return `<script type="module" src="${this.base}${src}"${check}></script>\n<on-the-record-chat server="${this.base}"></on-the-record-chat>`;
  }

  override render() {
    const { m, p, collection } = this;
    const pinned = document.querySelector<HTMLMetaElement>('meta[name="otr-widget"]');
    const about = collection.value && inLanguage(collection.value.about, m.lang);
    return html`<div class="column"><h2>${p.aboutTitle}</h2>
      ${collection.failure ? failureNotice(collection.failure, m, p, this.load) : ''}
      <div class="prose"><p>${p.aboutLead} ${collection.value ? figuresOf(collection.value, p, m.lang) : ''}</p>${
        about ? html`<p lang=${about.lang}>${about.text}</p>` : ''
      }<p>${p.aboutPromise} ${p.aboutMarks}</p></div>
      <h3>${p.privacyTitle}</h3><p>${p.privacy}</p>
      <h3>${p.keysTitle}</h3><dl>${p.keys.map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl>
      <h3>${p.embedTitle}</h3><p>${p.embedLead}</p><pre tabindex="0" dir="ltr">${this.snippet('/widget.js')}</pre>
      ${
        pinned
          ? html`<p>${p.embedPinned}</p><pre tabindex="0" dir="ltr">${this.snippet(pinned.content, pinned.dataset.integrity)}</pre>`
          : ''
      }
      <h3>${p.machinesTitle}</h3><p>${p.machines} <a href="/openapi.json">${p.apiDocument}</a></p></div>`;
  }
}
