import { placeBeside } from './place-beside.ts';

/** The popover that the `.toggle` of the same root opens. */
export const panelOf = (root: ParentNode): HTMLElement => root.querySelector<HTMLElement>('.panel')!;

const toggleOf = (root: ParentNode): HTMLElement => root.querySelector<HTMLElement>('.toggle')!;

/** Opens the panel beside its toggle. @param first selector of what takes the focus */
export function showPanel(root: ParentNode, first: string): void {
  const panel = panelOf(root);
  panel.showPopover();
  placeBeside(panel, toggleOf(root).getBoundingClientRect());
  panel.querySelector<HTMLElement>(first)?.focus();
}

/** Closes the panel on Escape, that key alone, and gives the focus back. */
export function hideOnEscape(event: KeyboardEvent, root: ParentNode): void {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  event.preventDefault();
  panelOf(root).hidePopover();
  toggleOf(root).focus();
}
