import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Citation, PassageResponse, Turn } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { linkTo } from '../quote/cite.ts';
import { formatDate } from '../quote/dates.ts';
import { toSegments } from '../quote/segments.ts';
import { speakerLine } from '../quote/speaker.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';

/** A quote where it stands: the words around it and what was asked. Fires `otr-close`. */
export class PassagePanel extends LitElement {
  static override properties = {
    m: { attribute: false },
    client: { attribute: false },
    citation: { attribute: false },
    base: {},
    data: { state: true },
    failed: { state: true },
  };
  declare m: ChatMessages;
  declare client: Client;
  declare citation: Citation;
  declare base: string;
  declare data: PassageResponse | undefined;
  declare failed: boolean;

  static override styles = [
    controls,
    css`
      section {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        height: 100%;
        background: var(--_paper);
        color: var(--_ink);
      }
      header {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 8px;
        padding: 10px 8px 10px 18px;
        border-block-end: 1px solid var(--_rule);
      }
      h3 {
        font-family: var(--_serif);
        font-size: 1.05rem;
      }
      .scroll {
        overflow: auto;
        overscroll-behavior: contain;
        padding: 12px 18px 20px;
      }
      .turn {
        padding-block: 8px;
      }
      .turn p {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .who {
        font-size: 0.85rem;
        font-weight: 600;
        color: var(--_muted);
      }
      .interviewee p {
        font-family: var(--_serif);
      }
      .interviewer,
      .other {
        padding-inline-start: 12px;
        border-inline-start: 2px dotted var(--_edge);
        color: var(--_muted);
      }
      mark {
        background: var(--_mark);
        color: var(--_mark-ink);
      }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('citation')) void this.load();
  }

  override updated(changed: PropertyValues<this>) {
    if (changed.has('citation')) this.renderRoot.querySelector<HTMLElement>('button')?.focus();
    if (changed.has('data')) this.renderRoot.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }

  private async load() {
    this.data = undefined;
    this.failed = false;
    const { passageId } = this.citation;
    try {
      const data = await this.client.passage(passageId);
      if (passageId === this.citation.passageId) this.data = data;
    } catch {
      this.failed = true;
    }
  }

  private turn(t: Pick<Turn, 'speaker' | 'role' | 'text' | 'start'>) {
    const { start, end } = this.citation;
    return html`<div class="turn ${t.role}"><div class="who"><bdi>${speakerLine(t, this.m)}</bdi></div>
      <p lang="en" dir="auto">${toSegments(t.text, t.start, [{ start, end, kind: 'quote' }]).map((s) => (s.kinds.length > 0 ? html`<mark>${s.text}</mark>` : s.text))}</p></div>`;
  }

  override render() {
    const { m, citation: c, data } = this;
    const close = () => this.dispatchEvent(new Event('otr-close'));
    return html`<section role="dialog" aria-label=${m.exchange}><header>
        <div><h3><bdi>${talkOf(c.interview)}</bdi></h3><p class="small muted">${formatDate(c.interview.date, m.lang)}</p></div>
        <button class="quiet" aria-label=${m.close} @click=${close}>${icons.close}</button></header>
      <div class="scroll" tabindex="0">
        ${data ? [...data.before, data.passage, ...data.after].map((t) => this.turn(t)) : nothing}
        ${this.failed ? this.turn({ ...c, text: c.quote }) : nothing}
        <p><a class="button" href=${linkTo(c, this.base)} target="_blank" rel="noopener">${m.openTranscript}<span class="sr-only">, ${m.opensElsewhere}</span> ↗</a></p>
      </div></section>`;
  }
}
