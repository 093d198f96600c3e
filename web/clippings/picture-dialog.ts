import { css, html, LitElement } from 'lit';
import type { ChatMessages } from '../locale/chat-en.ts';
import { researchMessages } from '../locale/research-locale.ts';
import { downloadBlob } from '../page/download.ts';
import { askerOf } from '../quote/asker.ts';
import { formatDate } from '../quote/dates.ts';
import type { Quotable } from '../quote/quotable.ts';
import { speakerLine } from '../quote/speaker.ts';
import { talkOf } from '../quote/talk.ts';
import { controls } from '../style/controls.ts';
import { dialogStyle } from '../style/dialog.ts';
import { drawQuoteCard, type QuoteCard } from './quote-card.ts';

/** Shows a quote as a picture, to be saved with the description that goes with it. */
export class PictureDialog extends LitElement {
  static override properties = {
    m: { attribute: false },
    base: {},
    quote: { state: true },
    said: { state: true },
  };
  declare m: ChatMessages;
  declare base: string;
  declare quote: Quotable | undefined;
  declare said: string;

  static override styles = [
    controls,
    dialogStyle,
    css`
      dialog {
        width: min(46rem, calc(100vw - 1rem));
        max-height: calc(100dvh - 1rem);
        overflow: auto;
      }
      canvas {
        width: 100%;
        margin-block: 0.8rem;
        border: 1px solid var(--_rule);
      }
      textarea {
        width: 100%;
        min-height: 6rem;
        font-size: 0.9rem;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-block-start: 0.8rem;
      }
    `,
  ];

  async show(quote: Quotable): Promise<void> {
    this.quote = quote;
    this.said = '';
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    drawQuoteCard(this.canvas, this.card(quote));
  }

  private get canvas(): HTMLCanvasElement {
    return this.renderRoot.querySelector('canvas')!;
  }

  private link(q: Quotable): string {
    return `${this.base}/interviews/${encodeURIComponent(q.interview.id)}?at=${q.start}-${q.end}`;
  }

  private card(q: Quotable): QuoteCard {
    const { m } = this;
    const reply = q.inReplyTo;
    return {
      ...(reply && {
        asked: {
          by: `${askerOf(reply, q, m)} ${reply.quote.includes('?') ? m.askedThen : m.saidThen}`,
          words: reply.quote,
        },
      }),
      words: q.quote,
      isInterviewee: q.role === 'interviewee',
      who: speakerLine(q, m),
      where: `${talkOf(q.interview)}, ${formatDate(q.interview.date, m.lang)}`,
      link: this.link(q),
      verbatim: `${researchMessages(m.lang).picture.verbatim} · On the Record`,
    };
  }

  private description(q: Quotable): string {
    const { asked, who, words } = this.card(q);
    const question = asked ? `${asked.by}: “${asked.words}” ` : '';
    const when = formatDate(q.interview.date, this.m.lang);
    return researchMessages(this.m.lang).picture.alt(who, talkOf(q.interview), when, question, words, this.link(q));
  }

  private async save() {
    const blob = await new Promise<Blob | null>((done) => this.canvas.toBlob(done));
    if (blob && this.quote) downloadBlob(`${this.quote.interview.id}-${this.quote.start}.png`, blob);
    else this.said = researchMessages(this.m.lang).picture.failed;
  }

  private async copy() {
    const area = this.renderRoot.querySelector('textarea')!;
    try {
      await navigator.clipboard.writeText(area.value);
      this.said = this.m.copied;
    } catch {
      area.select();
    }
  }

  override render() {
    const { m, quote } = this;
    if (!quote) return html``;
    const r = researchMessages(m.lang).picture;
    const description = this.description(quote);
    return html`<dialog aria-labelledby="title" @keydown=${(e: KeyboardEvent) => e.stopPropagation()}>
      <h2 id="title">${r.title}</h2>
      <canvas role="img" aria-label=${description}></canvas>
      <label><span class="small muted">${r.description}</span><textarea readonly dir="auto" .value=${description}></textarea></label>
      <div class="actions"><button class="primary" @click=${this.save}>${r.save}</button>
        <button @click=${this.copy}>${this.said === m.copied ? m.copied : r.copy}</button>
        <button @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${m.close}</button></div>
      <p class="small" role="status">${this.said}</p>
    </dialog>`;
  }
}
