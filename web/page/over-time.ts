import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Result } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { researchMessages } from '../locale/research-locale.ts';
import { formatDate } from '../quote/dates.ts';
import { figuresNewIn } from '../quote/figures.ts';
import type { Quotable } from '../quote/quotable.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { Loader } from './loader.ts';
import { lineOfEach, saidAgain } from './said-again.ts';

/** As many as a search gives. */
const RESULTS = 50;
const MOST_GROUPS = 8;

/** A subject over time: one line an interview, and what was said again and again. Fires `otr-open-quote`. */
export class OverTime extends LitElement {
  static override properties = {
    m: { attribute: false },
    client: { attribute: false },
    base: {},
    query: {},
    within: { attribute: false },
  };
  declare m: ChatMessages;
  declare client: Client;
  declare base: string;
  declare query: string;
  /** Ids of the interviews in which the subject comes up. */
  declare within: ReadonlySet<string>;

  static override styles = [
    controls,
    css`
      section {
        margin-block-start: 1.6rem;
      }
      h3 {
        font-family: var(--_serif);
        font-size: 1.2rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
        border-block-start: 1px solid var(--_rule);
      }
      .line {
        display: block;
        width: 100%;
        border: 0;
        border-radius: 0;
        padding: 0.5rem 0.2rem;
        text-align: start;
        font-size: 1rem;
        line-height: 1.5;
      }
      .where {
        display: block;
        font-size: 0.82rem;
        color: var(--_muted);
      }
      otr-quote-menu {
        margin-block-start: 0.4rem;
      }
      details {
        border-block-start: 1px solid var(--_rule);
      }
      summary {
        display: block;
        position: relative;
        padding: 0.5rem 0 0.5rem 1.2rem;
        cursor: pointer;
      }
      summary::before {
        content: '›';
        position: absolute;
        inset-inline-start: 0.2rem;
        font-size: 1.2em;
        color: var(--_accent);
      }
      details[open] summary::before {
        transform: rotate(90deg);
      }
      summary .words {
        display: block;
      }
      details ol {
        margin-inline-start: 1.2rem;
      }
      @media print {
        otr-quote-menu {
          display: none;
        }
      }
    `,
  ];

  private readonly results = new Loader<Result[]>(this);

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('query')) void this.results.run((signal) => this.search(signal));
  }

  private async search(signal: AbortSignal): Promise<Result[]> {
    return (await this.client.search(this.query, { roles: ['interviewee'] }, RESULTS, signal)).results;
  }

  private where(q: Quotable) {
    return html`<bdi>${talkOf(q.interview)}</bdi>, ${formatDate(q.interview.date, this.m.lang, 'short')}`;
  }

  private line(q: Quotable, newFigures: readonly string[] = []) {
    const { m } = this;
    const open = () =>
      this.dispatchEvent(new CustomEvent('otr-open-quote', { detail: q, bubbles: true, composed: true }));
    return html`<li><button class="line" @click=${open}><span class="where">${this.where(q)} · <bdi>${q.speaker}</bdi></span>
      <span class="words" lang="en" dir="auto">${q.quote}</span>${
        newFigures.length > 0 ? html`<span class="where">${m.newFigures}: ${newFigures.join(', ')}</span>` : nothing
      }</button><otr-quote-menu bare keeps .m=${m} .quote=${q} .base=${this.base} .label=${m.citeOf(talkOf(q.interview))}></otr-quote-menu></li>`;
  }

  private group(quotes: readonly Quotable[]) {
    const r = researchMessages(this.m.lang).overTime;
    const [first] = quotes;
    if (!first) return nothing;
    const interviews = new Set(quotes.map((q) => q.interview.id)).size;
    return html`<details><summary><span class="words" lang="en" dir="auto">${first.quote}</span>
      <span class="small muted">${r.saidIn(interviews)} ${this.where(first)}</span></summary>
      <ol>${quotes.map((q) => this.line(q))}</ol></details>`;
  }

  override render() {
    const { query, m } = this;
    const r = researchMessages(m.lang).overTime;
    const results = this.results.value?.filter(({ interview }) => this.within.has(interview.id)) ?? [];
    if (results.length === 0) return nothing;
    const lines = lineOfEach(query, results);
    const figures = figuresNewIn(lines.map((q) => q.quote));
    const groups = saidAgain(query, results).slice(0, MOST_GROUPS);
    return html`<section><h3>${r.lines}</h3><p class="small muted">${r.linesHelp}</p>
        <ol>${repeat(
          lines,
          (q) => q.interview.id,
          (q, i) => this.line(q, i > 0 ? figures[i] : []),
        )}</ol></section>
      ${
        groups.length > 0
          ? html`<section><h3>${r.again}</h3><p class="small muted">${r.againHelp}</p>${groups.map((g) => this.group(g))}</section>`
          : nothing
      }`;
  }
}
