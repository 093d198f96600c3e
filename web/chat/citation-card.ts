import { css, html, LitElement } from 'lit';
import type { Citation } from '../../server/contract/contract.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { linkTo } from '../quote/cite.ts';
import { formatDate, isUncertain } from '../quote/dates.ts';
import { speakerName, speakerRole } from '../quote/speaker.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';

/** What stands behind a numbered mark: who said it, in which role, to whom, when, and the words. */
export class CitationCard extends LitElement {
  static override properties = {
    m: { attribute: false },
    citation: { attribute: false },
    base: {},
    elsewhere: { type: Boolean },
  };
  declare m: ChatMessages;
  declare citation: Citation;
  declare base: string;
  /** Links open the site in a new tab instead of asking the page to show the transcript. */
  declare elsewhere: boolean;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        font-family: var(--_sans);
        font-size: 1rem;
        line-height: 1.45;
        color: var(--_ink);
        text-align: start;
      }
      .who {
        font-weight: 600;
      }
      .role {
        font-weight: 400;
        color: var(--_muted);
      }
      .where {
        font-size: 0.85rem;
        color: var(--_muted);
      }
      .asked {
        margin-block-start: 0.6rem;
        padding-inline-start: 0.7rem;
        border-inline-start: 2px dotted var(--_edge);
        font-size: 0.85rem;
        color: var(--_muted);
      }
      .asked q {
        display: block;
        quotes: none;
        max-height: 4.4em;
        overflow: hidden;
      }
      blockquote {
        margin-block: 0.6rem;
        font-family: var(--_serif);
        max-height: 14rem;
        overflow: auto;
        overscroll-behavior: contain;
      }
      button,
      .button {
        min-height: 2rem;
      }
    `,
  ];

  override render() {
    const { m, citation: c } = this;
    if (!c) return html``;
    const reply = c.inReplyTo;
    const role = speakerRole(c, m);
    return html`<div class="who"><bdi>${speakerName(c, m)}</bdi>${role ? html` <span class="role">· ${role}</span>` : ''}</div>
      <div class="where"><bdi>${talkOf(c.interview)}</bdi>, ${formatDate(c.interview.date, m.lang)}${isUncertain(c.interview.date) ? html` <span>(${m.uncertainDate})</span>` : ''}</div>
      ${
        reply
          ? html`<div class="asked">${reply.role === 'interviewer' ? m.asked(speakerName(reply, m)) : m.hadSaid(speakerName(reply, m))}: <q lang="en" dir="auto" class="words">${reply.quote}</q></div>`
          : ''
      }
      <blockquote lang="en" dir="auto" tabindex=${c.quote.length > 420 ? 0 : -1}>${c.quote}</blockquote>
      ${
        this.elsewhere
          ? html`<button @click=${() => this.dispatchEvent(new CustomEvent('otr-show-passage', { detail: c, bubbles: true, composed: true }))}>${m.readExchange}</button> <a class="button" href=${linkTo(c, this.base)} target="_blank" rel="noopener">${m.openTranscript}<span class="sr-only">, ${m.opensElsewhere}</span></a>`
          : html`<button @click=${() => this.dispatchEvent(new CustomEvent('otr-open-quote', { detail: c, bubbles: true, composed: true }))}>${m.openTranscript}</button>`
      }`;
  }
}
