/** The deepest element that has the focus, through shadow roots. */
export function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

/** A key that asks for the question's field: `/` outside of fields, Ctrl or ⌘ with K anywhere. */
export function isForQuestion(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  const typing =
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  return (event.key === '/' && !typing && !event.altKey) || (event.key === 'k' && (event.ctrlKey || event.metaKey));
}
