import { css, html, LitElement, nothing } from 'lit';
import type { Interview } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import type { PageMessages } from '../locale/page-en.ts';
import { formatDate, isUncertain } from '../quote/dates.ts';
import { controls } from '../style/controls.ts';
import { failureNotice } from './failure-notice.ts';
import { Loader } from './loader.ts';
import { viewStyle } from './view-style.ts';

/** The interviews in order of time; each is a link that opens its transcript. */
export class InterviewsView extends LitElement {
  static override properties = {
    m: { attribute: false },
    p: { attribute: false },
    client: { attribute: false },
    current: {},
    missing: {},
  };
  declare m: ChatMessages;
  declare p: PageMessages;
  declare client: Client;
  /** Id of the interview that is open. */
  declare current: string | undefined;
  /** An interview that was asked for and is not here. */
  declare missing: string | undefined;

  static override styles = [
    controls,
    viewStyle,
    css`
      li {
        border-block-start: 1px solid var(--_rule);
      }
      li:last-child {
        border-block-end: 1px solid var(--_rule);
      }
      a {
        display: grid;
        grid-template-columns: 13rem minmax(0, 1fr) auto;
        gap: 0.1rem 1rem;
        align-items: baseline;
        padding: 0.65rem 0.4rem;
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--_tint);
      }
      a[aria-current] {
        background: var(--_tint);
        box-shadow: inset 3px 0 var(--_accent);
      }
      .date {
        font-size: 0.9rem;
        color: var(--_muted);
        font-variant-numeric: tabular-nums;
      }
      .uncertain {
        font-style: italic;
      }
      .outlet {
        font-family: var(--_serif);
        font-size: 1.12rem;
        font-weight: 600;
      }
      .meta {
        font-size: 0.85rem;
        color: var(--_muted);
      }
      @media (max-width: 40rem) {
        a {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .date {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  private readonly list = new Loader<Interview[]>(this);

  override firstUpdated() {
    void this.load();
  }

  private readonly load = () => this.list.run(() => this.client.interviews());

  private row(i: Interview) {
    const { m, p } = this;
    const about = [i.country, i.interviewers.length > 0 ? p.conductedBy(i.interviewers.join(', ')) : ''].filter(
      Boolean,
    );
    return html`<li><a href="/interviews/${encodeURIComponent(i.id)}" aria-current=${i.id === this.current ? 'true' : nothing}>
      <span class="date ${isUncertain(i.date) ? 'uncertain' : ''}" title=${isUncertain(i.date) ? m.uncertainDate : ''}>${formatDate(i.date, m.lang, 'short')}</span>
      <span><span class="outlet"><bdi>${i.outlet}</bdi></span> <span class="meta">${about.join(' · ')}</span></span>
      <span class="meta">${p.turns(i.turns)}</span></a></li>`;
  }

  override render() {
    const { m, p, list } = this;
    return html`<div class="column"><h2>${p.interviewsTitle}</h2><p class="lead">${p.interviewsLead}</p>
      ${this.missing ? html`<p class="notice" role="alert">${p.noSuchInterview(this.missing)}</p>` : ''}
      ${list.failure ? failureNotice(list.failure, m, p, this.load) : ''}
      ${list.loading ? html`<p class="muted" role="status">${p.loading}</p>` : ''}
      ${list.value ? html`<ol>${list.value.map((i) => this.row(i))}</ol>` : ''}</div>`;
  }
}
