import { placeBeside } from '../style/place-beside.ts';
import type { CitationCard } from './citation-card.ts';

const OPEN_AFTER = 120;
const CLOSE_AFTER = 200;

type Options = {
  /** Where the marks are. */
  root: () => HTMLElement | DocumentFragment;
  /** The popover that holds the card. */
  popover: () => HTMLElement | null;
  /** Gives the card what it must show for the mark's number. */
  fill: (marker: number) => Promise<void>;
  activate: (marker: number) => void;
};

/**
 * Behaviour of numbered citation marks: the card opens on hover, focus and tap, stays while the pointer is on it, and
 * closes with Escape (WCAG 1.4.13); arrows go from mark to mark, of which one is in the tab order.
 */
export class CitationMarks {
  private readonly options: Options;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shown: HTMLElement | undefined;
  private touched = false;
  private leaving = false;

  constructor(options: Options) {
    this.options = options;
  }

  private get marks(): HTMLElement[] {
    return [...this.options.root().querySelectorAll<HTMLElement>('button.mark')];
  }

  private later(run: () => void, after: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(run, after);
  }

  async open(mark: HTMLElement): Promise<void> {
    clearTimeout(this.timer);
    const popover = this.options.popover();
    if (!popover) return;
    this.shown = mark;
    await this.options.fill(Number(mark.dataset.marker));
    await popover.querySelector<CitationCard>('otr-citation-card')?.updateComplete;
    if (this.shown !== mark) return;
    if (!popover.matches(':popover-open')) popover.showPopover();
    placeBeside(popover, mark.getBoundingClientRect());
  }

  close(): void {
    clearTimeout(this.timer);
    this.shown = undefined;
    const popover = this.options.popover();
    if (popover?.matches(':popover-open')) popover.hidePopover();
  }

  /** Closes the card and gives the focus back to its mark, without opening it again. */
  leave(): void {
    const mark = this.shown;
    this.close();
    this.leaving = true;
    mark?.focus();
    this.leaving = false;
  }

  readonly pointerEnter = (event: PointerEvent) => {
    const mark = event.currentTarget as HTMLElement;
    if (event.pointerType !== 'touch') this.later(() => void this.open(mark), OPEN_AFTER);
  };

  readonly pointerLeave = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') this.later(() => this.close(), CLOSE_AFTER);
  };

  readonly keepOpen = () => clearTimeout(this.timer);

  readonly pointerDown = (event: PointerEvent) => {
    this.touched = event.pointerType === 'touch';
  };

  readonly focus = (event: FocusEvent) => {
    const mark = event.currentTarget as HTMLElement;
    // A tap focuses too; its click decides.
    if (!this.touched && !this.leaving && mark.matches(':focus-visible')) void this.open(mark);
  };

  readonly blur = () => this.later(() => this.close(), CLOSE_AFTER);

  readonly click = (event: MouseEvent) => {
    const mark = event.currentTarget as HTMLElement;
    const tapped = this.touched;
    this.touched = false;
    if (!tapped) {
      this.close();
      this.options.activate(Number(mark.dataset.marker));
    } else if (this.shown === mark) this.close();
    else void this.open(mark);
  };

  readonly key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && this.shown) {
      event.stopPropagation();
      this.close();
      return;
    }
    const marks = this.marks;
    const at = marks.indexOf(event.currentTarget as HTMLElement);
    const forward = getComputedStyle(event.currentTarget as HTMLElement).direction === 'rtl' ? -1 : 1;
    const to = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: marks.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = marks[(to + marks.length) % marks.length];
    for (const mark of marks) mark.tabIndex = mark === next ? 0 : -1;
    next?.focus();
  };
}
