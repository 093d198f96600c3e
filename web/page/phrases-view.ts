import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { PhraseResponse } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import type { PageMessages } from '../locale/page-en.ts';
import { formatDate } from '../quote/dates.ts';
import { speakerLine } from '../quote/speaker.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { download } from './download.ts';
import { failureNotice } from './failure-notice.ts';
import { Loader } from './loader.ts';
import { phraseCsv } from './phrase-csv.ts';
import { viewStyle } from './view-style.ts';

type Hit = PhraseResponse['hits'][number];
const PAGE = 20;
/** Hits in one request when all are collected for the CSV. */
const BATCH = 50;

/** Every place of an exact phrase over all interviews, as a concordance. Fires `otr-open-quote` and `otr-query`. */
export class PhrasesView extends LitElement {
  static override properties = {
    m: { attribute: false },
    p: { attribute: false },
    client: { attribute: false },
    base: {},
    query: {},
    examples: { attribute: false },
    collecting: { state: true },
  };
  declare m: ChatMessages;
  declare p: PageMessages;
  declare client: Client;
  declare base: string;
  declare query: string | undefined;
  /** From the collection, in the language of the transcripts. */
  declare examples: readonly string[];
  declare collecting: boolean;

  static override styles = [
    controls,
    viewStyle,
    css`
      li {
        display: flex;
        align-items: start;
        border-block-start: 1px solid var(--_rule);
      }
      li > otr-quote-menu {
        margin-block-start: 0.4rem;
      }
      li > button {
        display: block;
        flex: 1;
        min-width: 0;
        border: 0;
        border-radius: 0;
        padding: 0.6rem 0.3rem;
        text-align: start;
        font-size: 1rem;
        line-height: 1.5;
      }
      .where {
        display: block;
        font-size: 0.82rem;
        color: var(--_muted);
      }
      .line {
        font-family: var(--_serif);
        overflow-wrap: anywhere;
      }
      mark {
        background: var(--_mark);
        color: var(--_mark-ink);
      }
      h3 {
        font-size: 1rem;
      }
      .pages {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        justify-content: center;
        margin-block-start: 1rem;
      }
    `,
  ];

  private readonly hits = new Loader<PhraseResponse>(this);

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('query')) return;
    if (this.query) this.load(0);
    else this.hits.clear();
  }

  private load(offset: number) {
    void this.hits.run((signal) => this.client.phrases({ q: this.query!, offset, limit: PAGE }, signal));
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    // Quotation marks around the words say that they are meant exactly, as they are anyway.
    const q = this.renderRoot
      .querySelector('input')!
      .value.trim()
      .replace(/^["“„«‘']+|(?<!["“”»’'])["“”»’']+$/g, '');
    if (q) this.dispatchEvent(new CustomEvent('otr-query', { detail: q }));
  }

  private turnPage(offset: number) {
    this.load(offset);
    this.scrollTo(0, 0);
  }

  private async saveCsv(total: number) {
    this.collecting = true;
    try {
      const all: Hit[] = [];
      while (all.length < total) {
        const page = await this.client.phrases({ q: this.query!, offset: all.length, limit: BATCH });
        if (page.hits.length === 0) break;
        all.push(...page.hits);
      }
      const name = this.query!.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
      download(`on-the-record-${name}.csv`, 'text/csv', phraseCsv(all, this.base));
    } catch {
      this.hits.failure = { kind: 'unreachable' };
    } finally {
      this.collecting = false;
    }
  }

  private row(h: Hit) {
    const { m } = this;
    const open = () =>
      this.dispatchEvent(new CustomEvent('otr-open-quote', { detail: h, bubbles: true, composed: true }));
    return html`<li><button @click=${open}><span class="where"><bdi>${talkOf(h.interview)}</bdi>, ${formatDate(h.interview.date, m.lang, 'short')} · <bdi>${speakerLine(h, m)}</bdi></span>
      <span class="line" lang="en" dir="auto">… ${h.before.replace(/^\S*\s/, '')}<mark>${h.quote}</mark>${h.after.replace(/\s\S*$/, '')} …</span></button>
      <otr-quote-menu bare keeps .m=${m} .quote=${{ ...h, prefix: h.before, suffix: h.after }} .base=${this.base} .label=${m.citeOf(talkOf(h.interview))}></otr-quote-menu></li>`;
  }

  private results(r: PhraseResponse) {
    const { p } = this;
    if (r.total === 0)
      return html`<div class="empty"><p><strong>${p.noHits(r.phrase)}</strong></p><p class="muted">${p.noHitsNext}</p>
        <p><button @click=${() => this.dispatchEvent(new CustomEvent('otr-draft', { detail: r.phrase, bubbles: true, composed: true }))}>${p.askAbout(r.phrase)}</button></p></div>`;
    const last = r.offset + r.hits.length;
    return html`<div class="bar"><h3>${p.hitsIn(r.total, r.phrase)}</h3>
        <button ?disabled=${this.collecting} @click=${() => this.saveCsv(r.total)}>${this.collecting ? p.csvBusy : p.csv}</button></div>
      <ol>${r.hits.map((h) => this.row(h))}</ol>
      <nav class="pages" aria-label=${p.phrasesTitle}>
        <button ?disabled=${r.offset === 0} @click=${() => this.turnPage(Math.max(0, r.offset - PAGE))}>${p.previous}</button>
        <span class="small muted">${p.showing(r.offset + 1, last, r.total)}</span>
        <button ?disabled=${last >= r.total} @click=${() => this.turnPage(r.offset + PAGE)}>${p.next}</button>
      </nav>`;
  }

  override render() {
    const { m, p, hits } = this;
    return html`<div class="column"><h2>${p.phrasesTitle}</h2><p class="lead">${p.phrasesLead}</p>
      <form class="query" role="search" @submit=${this.submit}>
        <input type="search" minlength="2" maxlength="200" required aria-label=${p.phraseLabel} placeholder=${this.examples[0] ?? ''} .value=${this.query ?? ''} dir="auto" />
        <button class="primary">${p.find}</button></form>
      ${hits.failure ? failureNotice(hits.failure, m, p, () => this.load(0)) : nothing}
      ${hits.value ? this.results(hits.value) : hits.loading ? html`<p class="muted">${p.loading}</p>` : nothing}
      <span class="sr-only" role="status">${hits.loading ? p.loading : hits.value ? p.hitsIn(hits.value.total, hits.value.phrase) : ''}</span></div>`;
  }
}
