import type { Quotable } from '../quote/quotable.ts';
import { type Clipping, isClipping, isSame, MOST_CLIPPINGS, MOST_REMARK } from './clipping.ts';

const KEY = 'on-the-record.clippings';

/** Without what a quote comes with and a clipping does not need. */
function bare({ interview, speaker, role, quote, start, end, prefix, suffix, source, inReplyTo }: Quotable): Quotable {
  const { id, title, outlet, date, talk, interviewee, interviewers, language } = interview;
  return {
    interview: { id, title, outlet, date, talk, interviewee, interviewers, language },
    ...{ speaker, role, quote, start, end, prefix, suffix, source, inReplyTo },
  };
}

/** The reader's clippings in their order, kept in this browser until they are removed. Fires `change`, of other tabs too. */
export class ClippingStore extends EventTarget {
  private readonly storage: Storage | undefined;
  private kept: readonly Clipping[];

  constructor(storage: Storage | undefined) {
    super();
    this.storage = storage;
    this.kept = this.read();
    window.addEventListener('storage', (event) => {
      if (event.key !== KEY) return;
      this.kept = this.read();
      this.dispatchEvent(new Event('change'));
    });
  }

  get list(): readonly Clipping[] {
    return this.kept;
  }

  private read(): Clipping[] {
    try {
      const parsed: unknown = JSON.parse(this.storage?.getItem(KEY) ?? '[]');
      return Array.isArray(parsed) ? parsed.filter(isClipping).slice(0, MOST_CLIPPINGS) : [];
    } catch {
      return [];
    }
  }

  set(list: readonly Clipping[]): void {
    this.kept = list.slice(0, MOST_CLIPPINGS);
    try {
      if (this.kept.length > 0) this.storage?.setItem(KEY, JSON.stringify(this.kept));
      else this.storage?.removeItem(KEY);
    } catch {
      // A full or refused storage: they last as long as the page.
    }
    this.dispatchEvent(new Event('change'));
  }

  /** At the end; what is there already stays where it is. */
  add(...added: Clipping[]): void {
    const fresh = added.filter(({ quote }) => !this.kept.some((c) => isSame(c.quote, quote)));
    if (fresh.length > 0) this.set([...this.kept, ...fresh]);
  }

  pin(quote: Quotable): void {
    this.add({ quote: bare(quote), remark: '' });
  }

  remark(at: number, remark: string): void {
    this.set(this.kept.map((c, i) => (i === at ? { ...c, remark: remark.slice(0, MOST_REMARK) } : c)));
  }

  move(at: number, by: number): void {
    const list = [...this.kept];
    const [moved] = list.splice(at, 1);
    if (!moved) return;
    list.splice(Math.max(0, at + by), 0, moved);
    this.set(list);
  }

  remove(at: number): void {
    this.set(this.kept.filter((_, i) => i !== at));
  }
}
