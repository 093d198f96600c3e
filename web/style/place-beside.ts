const MARGIN = 8;

/**
 * Puts an open popover under `anchor` (or above where there is more room), inside the window.
 * Positions go through the CSSOM: a strict content security policy refuses style attributes.
 */
export function placeBeside(floating: HTMLElement, anchor: DOMRect, gap = 6): void {
  floating.style.position = 'fixed';
  floating.style.margin = '0';
  floating.style.inset = 'auto';
  const { width, height } = floating.getBoundingClientRect();
  const room = document.documentElement;
  const rtl = getComputedStyle(floating).direction === 'rtl';
  const wanted = rtl ? anchor.right - width : anchor.left;
  const left = Math.max(MARGIN, Math.min(wanted, room.clientWidth - width - MARGIN));
  const below = window.innerHeight - anchor.bottom - gap - MARGIN;
  const above = anchor.top - gap - MARGIN;
  const top = height <= below || below >= above ? anchor.bottom + gap : Math.max(MARGIN, anchor.top - gap - height);
  floating.style.left = `${left}px`;
  floating.style.top = `${top}px`;
}
