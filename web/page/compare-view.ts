import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { AskResponse, Filters, Interview } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import type { PageMessages } from '../locale/page-en.ts';
import { blocksOf } from '../quote/blocks-of.ts';
import { figuresOnlyIn } from '../quote/figures.ts';
import { controls } from '../style/controls.ts';
import { failureNotice } from './failure-notice.ts';
import { Loader } from './loader.ts';
import { mostOn, ROOMS, type Room, type RoomKind, roomsOf } from './rooms.ts';
import { viewStyle } from './view-style.ts';

/** Most that fit. */
const MOST_COLUMNS = 5;
const QUOTES = 3;

type Side = { name: string; response: AskResponse };

/** One question asked of several outlets, countries or times, side by side. Fires `otr-compare` ({ query, outlets, by }). */
export class CompareView extends LitElement {
  static override properties = {
    m: { attribute: false },
    p: { attribute: false },
    client: { attribute: false },
    base: {},
    query: {},
    filters: { attribute: false },
    by: {},
    interviews: { attribute: false },
  };
  declare m: ChatMessages;
  declare p: PageMessages;
  declare client: Client;
  declare base: string;
  declare query: string | undefined;
  declare filters: Filters | undefined;
  /** What the columns are; outlets where it is not said. */
  declare by: RoomKind | undefined;
  declare interviews: Interview[] | undefined;

  static override styles = [
    controls,
    viewStyle,
    css`
      .column {
        max-width: 80rem;
      }
      .sides {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(17rem, 1fr);
        gap: 1.5rem;
        overflow-x: auto;
      }
      .side {
        border-block-start: 2px solid var(--_ink);
        padding-block-start: 0.5rem;
      }
      h3 {
        font-family: var(--_serif);
        font-size: 1.2rem;
        margin-block-end: 0.6rem;
      }
      .outlets {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));
        gap: 0.1rem 1rem;
      }
      label {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        min-height: 1.9rem;
      }
      details {
        flex-basis: 100%;
      }
      summary {
        cursor: pointer;
        color: var(--_accent);
      }
      @media (max-width: 40rem) {
        .sides {
          grid-auto-flow: row;
        }
      }
    `,
  ];

  private readonly sides = new Loader<Side[]>(this);

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('query') && !changed.has('filters') && !changed.has('by')) return;
    if (this.query) this.load();
    else this.sides.clear();
  }

  private readonly load = () =>
    void this.sides.run(async (signal) => {
      const sides: Side[] = [];
      for (const { name, filters } of await this.rooms(signal))
        sides.push({ name, response: await this.client.answer(this.question(), filters, QUOTES, signal) });
      return sides;
    });

  /** Those that were chosen, or those in which it comes up most. */
  private async rooms(signal: AbortSignal): Promise<Pick<Room, 'name' | 'filters'>[]> {
    const { outlets } = this.filters ?? {};
    if (outlets) return outlets.slice(0, MOST_COLUMNS).map((name) => ({ name, filters: { outlets: [name] } }));
    const [interviews, mentions] = await Promise.all([
      this.client.interviews(),
      this.client.mentions(this.query!, signal),
    ]);
    return mostOn(roomsOf(interviews, this.by ?? 'outlet', this.m.lang), mentions);
  }

  /** A theme is asked about; a question is asked as it is. */
  private question(): string {
    const q = this.query!;
    return /\s\S+\s|\?/.test(q) ? q : `What was said about ${q}?`;
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    const query = this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')!.value.trim();
    const boxes = this.renderRoot.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked');
    const by = this.renderRoot.querySelector('select')!.value;
    const outlets = by === 'outlet' ? [...boxes].map((b) => b.value) : [];
    if (query) this.dispatchEvent(new CustomEvent('otr-compare', { detail: { query, outlets, by } }));
  }

  private side({ name, response }: Side, only: readonly string[]) {
    const { m, p } = this;
    const cited = response.citations.length > 0;
    return html`<section class="side" aria-label=${name}><h3><bdi>${name}</bdi></h3>
      ${
        cited
          ? html`<otr-answer .m=${m} .blocks=${blocksOf(response, response.citations).filter((b) => b.kind !== 'head')} .citations=${response.citations} .interviews=${this.interviews}
              .client=${this.client} .base=${this.base}></otr-answer>`
          : html`<p class="muted">${m.nothingFound}</p>`
      }
      ${only.length > 0 ? html`<p class="small muted">${p.figuresOnly}: ${only.map((f, i) => html`${i > 0 ? ', ' : ''}<mark>${f}</mark>`)}</p>` : nothing}
    </section>`;
  }

  private columns(sides: Side[]) {
    if (sides.length === 0) return html`<p class="empty"><strong>${this.p.noMentions(this.query!)}</strong></p>`;
    const only = figuresOnlyIn(sides.map((s) => s.response.citations.map((c) => c.quote)));
    return html`<div class="sides" tabindex="0" role="region" aria-label=${this.p.compareTitle}>${sides.map((s, i) => this.side(s, only[i]!))}</div>`;
  }

  override render() {
    const { m, p, sides } = this;
    const outlets = [...new Set((this.interviews ?? []).map((i) => i.outlet))];
    const { by = 'outlet' } = this;
    const chosen = this.filters?.outlets ?? (by === 'outlet' ? sides.value?.map((s) => s.name) : undefined) ?? [];
    const kinds = ROOMS.filter((kind) => kind === 'outlet' || roomsOf(this.interviews ?? [], kind, m.lang).length > 1);
    return html`<div class="column"><h2>${p.compareTitle}</h2><p class="lead">${p.compareLead}</p>
      <form class="query" role="search" @submit=${this.submit}>
        <input type="search" maxlength="1000" aria-label=${m.askLabel} .value=${this.query ?? ''} dir="auto" />
        <label>${p.compareBy} <select>${kinds.map((kind) => html`<option value=${kind} ?selected=${kind === by}>${p.rooms[kind]}</option>`)}</select></label>
        <button class="primary">${p.view.compare}</button>
        <details ?open=${!this.query}><summary>${p.compareChoose}</summary><div class="outlets">${outlets.map(
          (o) =>
            html`<label><input type="checkbox" value=${o} .checked=${chosen.includes(o)} /><bdi>${o}</bdi></label>`,
        )}</div></details></form>
      ${sides.failure ? failureNotice(sides.failure, m, p, this.load) : nothing}
      ${sides.value && this.query ? this.columns(sides.value) : sides.loading ? html`<p class="muted">${p.loading}</p>` : nothing}
      <span class="sr-only" role="status">${sides.loading ? p.loading : ''}</span></div>`;
  }
}
