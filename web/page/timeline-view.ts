import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Interview, MentionsResponse, Result } from '../../server/contract/contract.ts';
import { isDated } from '../../server/contract/references/reference.ts';
import type { Client } from '../api/client.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import type { PageMessages } from '../locale/page-en.ts';
import { researchMessages } from '../locale/research-locale.ts';
import { formatDate, formatDay } from '../quote/dates.ts';
import { fromResult } from '../quote/quotable.ts';
import { speakerLine } from '../quote/speaker.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { choice } from './choice.ts';
import { failureNotice } from './failure-notice.ts';
import { Loader } from './loader.ts';
import { viewStyle } from './view-style.ts';

type Mentions = MentionsResponse['interviews'][number];
const PASSAGES = 10;

const yearsOf = ({ date }: Pick<Mentions, 'date'>): string[] => [date.from.slice(0, 4), date.to.slice(0, 4)];

/** Where a theme comes up: bars per interview, in order of time. Fires `otr-query`, `otr-filter` and `otr-open-quote`. */
export class TimelineView extends LitElement {
  static override properties = {
    m: { attribute: false },
    p: { attribute: false },
    client: { attribute: false },
    base: {},
    interviews: { attribute: false },
    query: {},
    examples: { attribute: false },
    selected: { state: true },
    figure: { state: true },
    guest: { state: true },
    year: { state: true },
  };
  declare m: ChatMessages;
  declare p: PageMessages;
  declare client: Client;
  declare base: string;
  declare interviews: Interview[] | undefined;
  declare query: string | undefined;
  /** From the collection, in the language of the transcripts. */
  declare examples: readonly string[];
  /** Id of the interview whose passages are shown. */
  declare selected: string | undefined;
  declare figure: SVGSVGElement | undefined;
  /** Of whose interviews alone the bars are, and of which year. */
  declare guest: string | undefined;
  declare year: string | undefined;

  static override styles = [
    controls,
    viewStyle,
    css`
      .otr-plot {
        display: block;
        max-width: 100%;
        height: auto;
        overflow: visible;
        font-family: var(--_sans);
        font-size: 12.5px;
        color: var(--_ink);
        cursor: pointer;
      }
      .otr-plot text,
      .otr-plot tspan {
        white-space: pre;
        fill: currentColor;
      }
      .otr-plot [aria-label='bar'] :is(rect, path) {
        fill: var(--_accent);
      }
      .otr-plot [aria-label='date'] text,
      .otr-plot [aria-label='x-axis tick label'] text,
      .otr-plot [aria-label='x-axis label'] text {
        fill: var(--_muted);
      }
      .otr-plot [aria-label='rule'] line {
        stroke: var(--_edge);
      }
      figure {
        margin-block: 0.5rem 1rem;
      }
      .list li {
        border-block-start: 1px solid var(--_rule);
      }
      .list button {
        display: flex;
        width: 100%;
        justify-content: space-between;
        border: 0;
        border-radius: 0;
        text-align: start;
      }
      summary {
        cursor: pointer;
        color: var(--_accent);
        min-height: 2rem;
      }
      .passages {
        border-block-start: 2px solid var(--_ink);
        margin-block-start: 1.2rem;
        scroll-margin: 1rem;
      }
      .passages h3 {
        font-family: var(--_serif);
        font-size: 1.2rem;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem 1rem;
      }
      .said {
        display: flex;
        justify-content: space-between;
      }
      article {
        border-block-start: 1px solid var(--_rule);
        padding-block: 0.7rem;
      }
      article p.words {
        display: -webkit-box;
        -webkit-line-clamp: 5;
        -webkit-box-orient: vertical;
        overflow: hidden;
        margin-block: 0.2rem;
      }
    `,
  ];

  private readonly mentions = new Loader<MentionsResponse>(this);
  private readonly passages = new Loader<Result[]>(this);
  private readonly sized = new ResizeObserver(() => void this.draw());
  private drawnWidth = 0;

  override connectedCallback() {
    super.connectedCallback();
    this.sized.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.sized.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('query')) this.load();
  }

  private readonly load = () => {
    this.selected = undefined;
    this.figure = undefined;
    this.passages.clear();
    if (!this.query) return this.mentions.clear();
    void this.mentions.run((signal) => this.client.mentions(this.query!, signal)).then(() => this.draw(true));
  };

  private guestOf({ id }: Pick<Mentions, 'id'>): string | undefined {
    return this.interviews?.find((i) => i.id === id)?.interviewee;
  }

  private get withMentions(): Mentions[] {
    const { guest, year } = this;
    return (this.mentions.value?.interviews ?? []).filter(
      (i) => (!guest || this.guestOf(i) === guest) && (!year || (yearsOf(i)[0]! <= year && year <= yearsOf(i)[1]!)),
    );
  }

  private choices() {
    const r = researchMessages(this.m.lang).overTime;
    const all = this.mentions.value?.interviews ?? [];
    const guests = all.map((i) => this.guestOf(i)).filter((g) => g !== undefined);
    const years = all.filter((i) => isDated(i.date)).flatMap(yearsOf);
    const again = () => {
      this.selected = undefined;
      void this.updateComplete.then(() => this.draw(true));
    };
    return html`<div class="choices">${choice(r.guest, r.everybody, guests, this.guest, (guest) => {
      this.guest = guest;
      again();
    })}${choice(r.year, r.allYears, years, this.year, (year) => {
      this.year = year;
      again();
    })}</div>`;
  }

  /** Days need their year where there are several. */
  private get severalYears(): boolean {
    return new Set((this.mentions.value?.interviews ?? []).filter((i) => isDated(i.date)).flatMap(yearsOf)).size > 1;
  }

  private get total(): number {
    return this.withMentions.reduce((sum, i) => sum + i.count, 0);
  }

  private async draw(again = false) {
    const width = Math.floor(this.renderRoot.querySelector('.column')?.getBoundingClientRect().width ?? 0);
    if (this.total === 0 || width === 0 || (!again && width === this.drawnWidth)) return;
    const { timelineChart } = await import('./timeline-chart.ts');
    this.drawnWidth = width;
    this.figure = timelineChart({
      bars: this.withMentions.map((i) => ({
        id: i.id,
        count: i.count,
        date: this.severalYears ? formatDate(i.date, this.m.lang, 'short') : formatDay(i.date, this.m.lang),
        outlet: talkOf(i),
      })),
      width,
      axis: this.p.chartAxis,
      selected: this.selected,
      onSelect: (id) => this.select(id),
    });
    this.figure.setAttribute('aria-hidden', 'true');
  }

  private async select(id: string) {
    const interview = this.withMentions.find((i) => i.id === id);
    if (!interview || interview.count === 0) return;
    this.selected = id;
    void this.draw(true);
    const filters = { outlets: [interview.outlet], from: interview.date.from, to: interview.date.to };
    await this.passages.run(async (signal) => {
      const { results } = await this.client.search(this.query!, filters, PASSAGES, signal);
      // Other interviews of the outlet may be of the same days.
      return results.filter((r) => r.interview.id === id);
    });
    await this.updateComplete;
    const heading = this.renderRoot.querySelector<HTMLElement>('.passages h3');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'nearest' });
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    const q = this.renderRoot.querySelector('input')!.value.trim();
    if (q) this.dispatchEvent(new CustomEvent('otr-query', { detail: q }));
  }

  private passage(r: Result) {
    const { m } = this;
    const open = () =>
      this.dispatchEvent(new CustomEvent('otr-open-quote', { detail: fromResult(r), bubbles: true, composed: true }));
    return html`<article><div class="small muted said"><bdi>${speakerLine(r, m)}</bdi>
        <otr-quote-menu bare keeps .m=${m} .quote=${fromResult(r)} .base=${this.base} .label=${m.citeOf(speakerLine(r, m))}></otr-quote-menu></div>
      <p class="words" lang="en" dir="auto">${r.text}</p><button class="link small" @click=${open}>${m.openTranscript}</button></article>`;
  }

  private selectedPassages(interview: Mentions) {
    const { m, p, passages } = this;
    return html`<section class="passages"><div class="bar"><h3 tabindex="-1">${p.passagesIn(interview.outlet)}</h3>
        <button @click=${() => this.dispatchEvent(new CustomEvent('otr-filter', { detail: { outlets: [interview.outlet] }, bubbles: true, composed: true }))}>${p.askOnly(interview.outlet)}</button></div>
      ${passages.failure ? failureNotice(passages.failure, m, p, () => void this.select(interview.id)) : nothing}
      ${passages.loading ? html`<p class="muted">${p.loading}</p>` : nothing}
      ${passages.value?.slice(0, Math.max(interview.count, 1)).map((r) => this.passage(r)) ?? nothing}</section>`;
  }

  private results() {
    const { p } = this;
    const theme = this.mentions.value!.query;
    if (this.total === 0)
      return html`${this.choices()}<div class="empty"><p><strong>${p.noMentions(theme)}</strong></p>
        <p><button @click=${() => this.dispatchEvent(new CustomEvent('otr-draft', { detail: theme, bubbles: true, composed: true }))}>${p.askAbout(theme)}</button></p></div>`;
    const some = this.withMentions.filter((i) => i.count > 0);
    const chosen = this.withMentions.find((i) => i.id === this.selected);
    return html`${this.choices()}<figure role="img" aria-label=${p.chartLabel(theme, this.total, some.length)}>${this.figure}</figure>
      <details><summary>${p.asList}</summary><ol class="list">${some.map(
        (
          i,
        ) => html`<li><button aria-pressed=${i.id === this.selected ? 'true' : 'false'} @click=${() => this.select(i.id)}>
          <span>${formatDate(i.date, this.m.lang, 'short')} · <bdi>${talkOf(i)}</bdi></span><span>${p.passages(i.count)}</span></button></li>`,
      )}</ol></details>
      ${chosen ? this.selectedPassages(chosen) : nothing}
      <otr-over-time .m=${this.m} .client=${this.client} .base=${this.base} .query=${theme} .within=${new Set(some.map((i) => i.id))}></otr-over-time>`;
  }

  override render() {
    const { m, p, mentions } = this;
    return html`<div class="column"><h2>${p.timelineTitle}</h2><p class="lead">${p.timelineLead}</p>
      <form class="query" role="search" @submit=${this.submit}>
        <input type="search" maxlength="200" aria-label=${p.themeLabel} placeholder=${this.examples[0] ?? ''} .value=${this.query ?? ''} dir="auto" />
        <button class="primary">${p.show}</button></form>
      ${
        this.query
          ? nothing
          : html`<div class="chips">${this.examples.map(
              (t) =>
                html`<button class="chip" lang="en" @click=${() => this.dispatchEvent(new CustomEvent('otr-query', { detail: t }))}>${t}</button>`,
            )}</div>`
      }
      ${mentions.failure ? failureNotice(mentions.failure, m, p, this.load) : nothing}
      ${mentions.value && this.query ? this.results() : mentions.loading ? html`<p class="muted">${p.loading}</p>` : nothing}
      <span class="sr-only" role="status">${mentions.loading ? p.loading : ''}</span></div>`;
  }
}
