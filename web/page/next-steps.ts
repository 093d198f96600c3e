import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Citation, Filters } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import type { Exchange } from '../chat/conversation.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { researchMessages } from '../locale/research-locale.ts';
import { askerOf } from '../quote/asker.ts';
import { formatDate } from '../quote/dates.ts';
import type { Quotable } from '../quote/quotable.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { Loader } from './loader.ts';
import { viewUrl } from './route.ts';

type Elsewhere = {
  /** Outlets to which something was said on it, and that the answer does not quote; most first. */
  outlets: string[];
  /** In several interviews its passages can be counted. */
  overTime: boolean;
};

/** Columns of a comparison that is proposed. */
const SIDE_BY_SIDE = 3;
const MOST_OUTLETS = 4;
/** Citations of the answer that tells which outlets have something on the question. */
const CITATIONS = 12;

/** Where an answer leads further: only to what is there. Fires `otr-open-quote`. */
export class NextSteps extends LitElement {
  static override properties = {
    m: { attribute: false },
    client: { attribute: false },
    exchange: { attribute: false },
    open: { state: true },
  };
  declare m: ChatMessages;
  declare client: Client;
  declare exchange: Exchange;
  declare open: boolean;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        margin-block-start: 0.8rem;
      }
      .steps {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4rem 0.5rem;
        font-size: 0.95rem;
      }
      a.button,
      .steps button {
        min-height: 2rem;
      }
      ol {
        margin-block-start: 0.5rem;
      }
      li button {
        display: block;
        width: 100%;
        border: 0;
        border-radius: 3px;
        padding: 0.4rem 0.6rem;
        text-align: start;
        line-height: 1.4;
        border-inline-start: 2px dotted var(--_edge);
      }
      li .by {
        display: block;
        font-weight: 600;
        font-size: 0.85rem;
        color: var(--_muted);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  private readonly elsewhere = new Loader<Elsewhere>(this);

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('exchange')) return;
    if (changed.get('exchange')?.response === this.exchange.response) return;
    this.open = false;
    void this.elsewhere.run((signal) => this.look(signal));
  }

  private get question(): string {
    return this.exchange.standaloneQuestion ?? this.exchange.question;
  }

  private get quoted(): string[] {
    return [...new Set(this.exchange.citations.map((c) => c.interview.outlet))];
  }

  private withOutlets(outlets: string[]): Filters {
    const { outlets: _, ...rest } = this.exchange.filters;
    return outlets.length > 0 ? { ...rest, outlets } : rest;
  }

  private async look(signal: AbortSignal): Promise<Elsewhere> {
    const { status, filters } = this.exchange.response ?? {};
    const named = filters?.inferred.outlets;
    // A question that names its outlet can only be counted without it by answering it without it.
    if (named) {
      const wider = await this.client.answer(this.question, this.withOutlets([]), CITATIONS, signal, ['outlets']);
      const outlets = new Set(wider.citations.map((c) => c.interview.outlet));
      return { outlets: [...outlets].filter((o) => !named.includes(o)), overTime: false };
    }
    const narrowed = filters?.given.outlets ?? [];
    if (status !== 'answered' && narrowed.length === 0) return { outlets: [], overTime: false };
    const { interviews } = await this.client.mentions(this.question, signal);
    const most = interviews.filter((i) => i.count > 0).sort((a, b) => b.count - a.count);
    const outlets = new Set(most.map((i) => i.outlet));
    const others = [...outlets].filter((o) => !this.quoted.includes(o) && !narrowed.includes(o));
    return { outlets: others, overTime: most.length > 1 };
  }

  /** What the quotes reply to, each question once. */
  private get asked(): Citation[] {
    const seen = new Set<string>();
    return this.exchange.citations.filter(({ interview, inReplyTo }) => {
      const key = `${interview.id}:${inReplyTo?.start}`;
      return inReplyTo?.role === 'interviewer' && !seen.has(key) && seen.add(key);
    });
  }

  private asking(c: Citation) {
    const { m } = this;
    const { inReplyTo: reply, interview } = c;
    if (!reply) return nothing;
    const [by, where] = [askerOf(reply, c, m), talkOf(interview)];
    const { prefix: _, suffix: __, ...rest } = c;
    const quote: Quotable = { ...rest, ...reply, inReplyTo: undefined };
    return html`<li><button @click=${() => this.dispatchEvent(new CustomEvent('otr-open-quote', { detail: quote, bubbles: true, composed: true }))}>
      <span class="by">${by === where ? nothing : html`<bdi>${by}</bdi>, `}<bdi>${where}</bdi>, ${formatDate(interview.date, m.lang, 'short')}</span>
      <span lang="en" dir="auto">${reply.quote}</span></button></li>`;
  }

  override render() {
    const { m, asked, question, quoted } = this;
    const r = researchMessages(m.lang).next;
    const { outlets = [], overTime = false } = this.elsewhere.value ?? {};
    const sides = [...quoted, ...outlets].slice(0, SIDE_BY_SIDE);
    const compares = sides.length > 1;
    if (asked.length === 0 && outlets.length === 0 && !overTime && !compares) return nothing;
    return html`<div class="steps" role="group" aria-label=${r.title}>
        ${
          asked.length > 0
            ? html`<button aria-expanded=${this.open ? 'true' : 'false'} @click=${() => {
                this.open = !this.open;
              }}>${r.asked(asked.length)}</button>`
            : nothing
        }
        ${compares ? html`<a class="button" href=${viewUrl('compare', question, { outlets: sides })}>${r.sideBySide}</a>` : nothing}
        ${overTime ? html`<a class="button" href=${viewUrl('timeline', question)}>${r.overTime}</a>` : nothing}
        ${
          outlets.length > 0
            ? html`<span class="small muted">${r.toOthers}</span>${outlets
                .slice(0, MOST_OUTLETS)
                .map(
                  (o) =>
                    html`<a class="button" href=${viewUrl('ask', question, this.withOutlets([o]))}><bdi>${o}</bdi></a>`,
                )}`
            : nothing
        }</div>
      ${this.open ? html`<ol>${asked.map((c) => this.asking(c))}</ol>` : nothing}`;
  }
}
