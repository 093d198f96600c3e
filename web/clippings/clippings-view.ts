import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Client } from '../api/client.ts';
import type { TextDialog } from '../chat/text-dialog.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import type { ResearchMessages } from '../locale/research-en.ts';
import { researchMessages } from '../locale/research-locale.ts';
import { download } from '../page/download.ts';
import { Loader } from '../page/loader.ts';
import { viewStyle } from '../page/view-style.ts';
import { askerOf } from '../quote/asker.ts';
import { formatDate } from '../quote/dates.ts';
import { speakerLine } from '../quote/speaker.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { icons } from '../style/icons.ts';
import { type Clipping, MOST_REMARK } from './clipping.ts';
import { findPinned, packClippings, unpackClippings } from './clipping-link.ts';
import type { ClippingStore } from './clipping-store.ts';
import { clippingsStyle } from './clippings-style.ts';
import { CLIPPING_FORMATS, type ClippingFormat } from './export-clippings.ts';

/** What a link holds, with the words from the transcripts. */
type Shared = { clippings: Clipping[]; lost: number } | 'broken';

const keyOf = ({ quote }: Clipping): string => `${quote.interview.id}:${quote.start}-${quote.end}`;

/** The reader's pinned quotes, or those of a link. Fires `otr-open-quote`, and `otr-added` when those of a link were taken in. */
export class ClippingsView extends LitElement {
  static override properties = {
    m: { attribute: false },
    client: { attribute: false },
    base: {},
    store: { attribute: false },
    packed: {},
    removed: { state: true },
    said: { state: true },
  };
  declare m: ChatMessages;
  declare client: Client;
  declare base: string;
  declare store: ClippingStore;
  /** From the address: clippings of a link. */
  declare packed: string | undefined;
  /** As the list was before something was removed. */
  declare removed: readonly Clipping[] | undefined;
  declare said: string;

  static override styles = [controls, viewStyle, clippingsStyle];

  private readonly shared = new Loader<Shared>(this);
  private readonly onChange = () => this.requestUpdate();

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.store.removeEventListener('change', this.onChange);
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('store')) this.store.addEventListener('change', this.onChange);
    if (!changed.has('packed')) return;
    if (this.packed) void this.shared.run((signal) => this.unpack(this.packed!, signal));
    else this.shared.clear();
  }

  private get r(): ResearchMessages['clippings'] {
    return researchMessages(this.m.lang).clippings;
  }

  private async unpack(packed: string, signal: AbortSignal): Promise<Shared> {
    const pinned = await unpackClippings(packed);
    if (!pinned?.length) return 'broken';
    const here = new Set((await this.client.interviews()).map((i) => i.id));
    const clippings: Clipping[] = [];
    for (const one of pinned) {
      if (!here.has(one.interview)) continue;
      const found = findPinned(one, await this.client.interview(one.interview, signal));
      if (found) clippings.push(found);
    }
    return { clippings, lost: pinned.length - clippings.length };
  }

  private async copyLink() {
    const url = `${this.base}/clippings#${await packClippings(this.store.list)}`;
    try {
      await navigator.clipboard.writeText(url);
      this.said = this.m.copied;
    } catch {
      await this.renderRoot
        .querySelector<TextDialog>('otr-text-dialog')!
        .show({ title: this.r.copyLink, help: this.m.copyByHand, text: url });
    }
  }

  private save(format: ClippingFormat, clippings: readonly Clipping[]) {
    const { ending, type, write } = CLIPPING_FORMATS[format];
    download(`on-the-record-clippings.${ending}`, type, write(clippings, this.base));
  }

  private async move(at: number, by: number) {
    this.store.move(at, by);
    this.said = this.r.moved(at + by + 1, this.store.list.length);
    await this.updateComplete;
    // The list may have ended here: then the other way is where the focus stays.
    const item = this.renderRoot.querySelectorAll('li')[at + by];
    const buttons = item?.querySelectorAll<HTMLButtonElement>('.order button');
    const [same, other] = by < 0 ? [buttons?.[0], buttons?.[1]] : [buttons?.[1], buttons?.[0]];
    (same?.disabled ? other : same)?.focus();
  }

  private keepOnly(keep: (c: Clipping, at: number) => boolean) {
    const before = this.store.list;
    this.store.set(before.filter(keep));
    this.removed = before;
    this.said = '';
  }

  private quote({ quote: q }: Clipping) {
    const { m } = this;
    const reply = q.inReplyTo;
    return html`<div class="lead"><button class="open" title=${m.openTranscript} @click=${() =>
      this.dispatchEvent(
        new CustomEvent('otr-open-quote', { detail: q, bubbles: true, composed: true }),
      )}><strong><bdi>${talkOf(q.interview)}</bdi>, ${formatDate(q.interview.date, m.lang, 'short')}</strong></button>
        <span>· <bdi>${speakerLine(q, m)}</bdi></span><otr-quote-menu bare keeps .m=${m} .quote=${q} .base=${this.base} .label=${m.citeOf(talkOf(q.interview))}></otr-quote-menu></div>
      ${
        reply
          ? html`<p class="asked" dir="auto"><span class="by"><bdi>${askerOf(reply, q, m)}</bdi> ${reply.quote.includes('?') ? m.askedThen : m.saidThen}</span> <span lang="en">${reply.quote}</span></p>`
          : nothing
      }
      <blockquote class=${q.role} lang=${q.interview.language ?? 'en'} dir="auto">${q.quote}</blockquote>`;
  }

  private own(c: Clipping, at: number, of: number) {
    const { r } = this;
    return html`<li>${this.quote(c)}
      <label class="remark"><span class="small muted">${r.remark}</span>
        <textarea rows="1" maxlength=${MOST_REMARK} dir="auto" .value=${c.remark} @change=${(e: Event) => this.store.remark(at, (e.target as HTMLTextAreaElement).value)}></textarea></label>
      <div class="order">
        <button class="quiet" ?disabled=${at === 0} aria-label=${r.up} title=${r.up} @click=${() => this.move(at, -1)}>${icons.up}</button>
        <button class="quiet" ?disabled=${at === of - 1} aria-label=${r.down} title=${r.down} @click=${() => this.move(at, 1)}>${icons.down}</button>
        <button class="quiet" @click=${() => this.keepOnly((_, i) => i !== at)}>${r.remove}</button></div></li>`;
  }

  private saveAs(clippings: readonly Clipping[]) {
    return html`<div class="save" role="group" aria-label=${this.r.save}><span class="small muted">${this.r.save}</span>${(
      Object.keys(CLIPPING_FORMATS) as ClippingFormat[]
    ).map((format) => html`<button @click=${() => this.save(format, clippings)}>${format}</button>`)}</div>`;
  }

  private mine(): TemplateResult {
    const { r, m } = this;
    const { list } = this.store;
    const undo =
      this.removed && this.removed.length > list.length
        ? html`<p class="notice" role="status">${r.removed(this.removed.length - list.length)} <button class="link" @click=${() => {
            this.store.set(this.removed ?? []);
            this.removed = undefined;
          }}>${r.undo}</button></p>`
        : nothing;
    if (list.length === 0)
      return html`${undo}<div class="empty"><p><strong>${r.empty}</strong></p><p class="muted">${r.emptyHow}</p></div>`;
    return html`<div class="bar">${this.saveAs(list)}
        <div class="save"><button class="primary" title=${r.linkHelp} @click=${this.copyLink}>${this.said === m.copied ? m.copied : r.copyLink}</button>
        <button class="quiet" @click=${() => this.keepOnly(() => false)}>${r.removeAll}</button></div></div>
      ${undo}
      <ol>${repeat(list, keyOf, (c, at) => this.own(c, at, list.length))}</ol>`;
  }

  private ofLink(shared: Shared) {
    const { r } = this;
    const mine = html`<a class="button" href="/clippings">${r.toMine}</a>`;
    if (shared === 'broken') return html`<p class="notice" role="alert">${r.broken}</p><p>${mine}</p>`;
    const { clippings, lost } = shared;
    return html`<p class="muted">${r.sharedHelp}</p>
      ${lost > 0 ? html`<p class="notice">${r.lost(lost)}</p>` : nothing}
      <div class="bar">${clippings.length > 0 ? this.saveAs(clippings) : nothing}<div class="save">${
        clippings.length > 0
          ? html`<button class="primary" @click=${() => {
              this.store.add(...clippings);
              this.dispatchEvent(new Event('otr-added'));
            }}>${r.add}</button>`
          : nothing
      }${mine}</div></div>
      <ol>${clippings.map((c) => html`<li>${this.quote(c)}${c.remark ? html`<p class="remark" dir="auto"><span class="small muted">${r.note}</span> ${c.remark}</p>` : nothing}</li>`)}</ol>`;
  }

  override render() {
    const { r, m, shared } = this;
    const value = this.packed ? shared.value : undefined;
    const title = value && value !== 'broken' ? r.shared(value.clippings.length) : r.title;
    const body = () => {
      if (!this.packed) return html`<p class="lead">${r.lead}</p>${this.mine()}`;
      if (shared.failure) return html`<p class="notice" role="alert">${m.fail[shared.failure.kind]}</p>`;
      return value ? this.ofLink(value) : nothing;
    };
    return html`<div class="column"><h2>${title}</h2>${body()}
      <span class="sr-only" role="status">${this.said ?? ''}</span>
      <otr-text-dialog .m=${m}></otr-text-dialog></div>`;
  }
}
