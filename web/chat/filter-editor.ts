import { css, html, LitElement } from 'lit';
import type { Filters, Interview, Turn } from '../../server/contract/contract.ts';
import { LIMITS } from '../../server/contract/limits.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import { formatDay } from '../quote/dates.ts';
import { controls } from '../style/controls.ts';
import { dialogStyle } from '../style/dialog.ts';

const ROLES: Turn['role'][] = ['interviewee', 'interviewer', 'other'];

/** A dialog in which conditions are chosen; every change is announced at once with `otr-filters`. */
export class FilterEditor extends LitElement {
  static override properties = {
    m: { attribute: false },
    interviews: { attribute: false },
    filters: { attribute: false },
    fixedOutlet: {},
  };
  declare m: ChatMessages;
  declare interviews: Interview[] | undefined;
  declare filters: Filters;
  /** Set by the widget's host: the outlet cannot be chosen. */
  declare fixedOutlet: string | undefined;

  static override styles = [
    controls,
    dialogStyle,
    css`
      dialog {
        width: min(34rem, 100vw - 1.5rem);
        max-height: min(44rem, 100dvh - 1.5rem);
        padding: 0;
        overflow: hidden;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      header,
      footer {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 0.5rem;
        padding: 0.8rem 1.2rem;
      }
      footer {
        border-block-start: 1px solid var(--_rule);
      }
      .fields {
        overflow: auto;
        padding: 0 1.2rem 1rem;
        display: grid;
        gap: 1rem;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
      }
      legend {
        font-weight: 600;
        font-size: 0.9rem;
        padding: 0 0 0.3rem;
      }
      .options {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr));
        column-gap: 1rem;
      }
      label {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: 1.9rem;
        font-size: 0.95rem;
      }
      label .small {
        margin-inline-start: auto;
        white-space: nowrap;
      }
      .days {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem 1.2rem;
      }
    `,
  ];

  show(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  private announce(filters: Filters) {
    this.dispatchEvent(new CustomEvent('otr-filters', { detail: filters }));
  }

  private toggle(field: 'outlets' | 'speakers' | 'roles', value: string, on: boolean) {
    const now = (this.filters[field] ?? []).filter((v) => v !== value);
    const next = on ? [...now, value] : now;
    const { [field]: _, ...rest } = this.filters;
    this.announce(next.length > 0 ? ({ ...rest, [field]: next } as Filters) : rest);
  }

  private day(field: 'from' | 'to', value: string) {
    const { [field]: _, ...rest } = this.filters;
    this.announce(value ? { ...rest, [field]: value } : rest);
  }

  private option(field: 'outlets' | 'speakers' | 'roles', value: string, text: string, aside?: string) {
    return html`<label><input type="checkbox" .checked=${this.filters[field]?.includes(value as never) ?? false}
      @change=${(e: Event) => this.toggle(field, value, (e.target as HTMLInputElement).checked)} /><bdi>${text}</bdi>${
        aside ? html`<span class="small muted">${aside}</span>` : ''
      }</label>`;
  }

  /** Outlets chosen together, by what their interviews have in common. */
  private outletsBy(field: 'country' | 'outletLanguage', nameOf: (value: string) => string) {
    const groups = new Map<string, Set<string>>();
    for (const { outlet, [field]: value } of this.interviews ?? [])
      if (value) groups.set(value, (groups.get(value) ?? new Set()).add(outlet));
    if (groups.size < 2 || this.fixedOutlet) return '';
    const chosen = this.filters.outlets ?? [];
    const toggle = (outlets: Set<string>, on: boolean) => {
      const others = chosen.filter((o) => !outlets.has(o));
      const { outlets: _, ...rest } = this.filters;
      const next = on ? [...others, ...outlets] : others;
      this.announce(next.length > 0 ? { ...rest, outlets: next } : rest);
    };
    return html`<fieldset><legend>${this.m.outletsBy[field]}</legend><div class="options">${[...groups].map(
      ([
        value,
        outlets,
      ]) => html`<label><input type="checkbox" ?disabled=${outlets.size > LIMITS.filterValues} .checked=${[...outlets].every((o) => chosen.includes(o))}
        @change=${(e: Event) => toggle(outlets, (e.target as HTMLInputElement).checked)} /><bdi>${nameOf(value)}</bdi><span class="small muted">${outlets.size}</span></label>`,
    )}</div></fieldset>`;
  }

  private language(tag: string): string {
    try {
      return new Intl.DisplayNames(this.m.lang, { type: 'language' }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  }

  override render() {
    const { m, interviews } = this;
    const outlets = new Map((interviews ?? []).map((i) => [i.outlet, formatDay(i.date, m.lang)]));
    const speakers = new Set((interviews ?? []).flatMap((i) => [i.interviewee, ...i.interviewers]));
    const first = interviews?.map((i) => i.date.from).sort()[0];
    const last = interviews
      ?.map((i) => i.date.to)
      .sort()
      .at(-1);
    return html`<dialog aria-labelledby="title" @keydown=${(e: KeyboardEvent) => e.stopPropagation()} @close=${() => this.dispatchEvent(new Event('close'))}>
      <header><h2 id="title">${m.filters}</h2></header>
      <div class="fields">
        ${interviews ? '' : html`<p class="notice">${m.noFilterData}</p>`}
        <fieldset><legend>${m.filterField.roles}</legend><div class="options">${ROLES.map((r) => this.option('roles', r, m.role[r]))}</div></fieldset>
        <fieldset class="days"><legend class="sr-only">${m.filterField.from}, ${m.filterField.to}</legend>
          ${(['from', 'to'] as const).map(
            (
              f,
            ) => html`<label>${m.filterField[f]} <input type="date" min=${first ?? ''} max=${last ?? ''} .value=${this.filters[f] ?? ''}
              @change=${(e: Event) => this.day(f, (e.target as HTMLInputElement).value)} /></label>`,
          )}</fieldset>
        ${this.outletsBy('country', (name) => name)}${this.outletsBy('outletLanguage', (tag) => this.language(tag))}
        ${
          outlets.size > 0 && !this.fixedOutlet
            ? html`<fieldset><legend>${m.filterField.outlets}</legend><div class="options">${[...outlets].map(([o, d]) => this.option('outlets', o, o, d))}</div></fieldset>`
            : ''
        }
        ${
          speakers.size > 1
            ? html`<fieldset><legend>${m.filterField.speakers}</legend><div class="options">${[...speakers].map((s) => this.option('speakers', s, s))}</div></fieldset>`
            : ''
        }
      </div>
      <footer><button class="quiet" @click=${() => this.announce({})}>${m.clearFilters}</button>
        <button class="primary" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${m.done}</button></footer>
    </dialog>`;
  }
}
