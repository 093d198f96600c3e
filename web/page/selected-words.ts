/** The range that is selected inside a shadow root, in whichever way this browser tells it. */
function selectedRange(root: ShadowRoot): AbstractRange | undefined {
  const inRoot = root as ShadowRoot & { getSelection?: () => Selection | null };
  const selection = inRoot.getSelection?.() ?? document.getSelection();
  if (!selection) return undefined;
  // Chromium's selection of a shadow root has true ranges; elsewhere only composed ranges see into it.
  if (!inRoot.getSelection && 'getComposedRanges' in selection)
    return selection.getComposedRanges({ shadowRoots: [root] })[0];
  return selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
}

/** Characters of `element`'s text before a point; undefined when the point is not inside it. */
function offsetIn(element: Element, node: Node, offset: number): number | undefined {
  if (!element.contains(node)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(node, offset);
  return before.toString().length;
}

/**
 * The words selected within one element, as offsets into its text (code units), without the white space at their ends.
 * Undefined when nothing is selected, or the selection reaches beyond the element.
 */
export function selectedWords(element: Element, root: ShadowRoot): { start: number; end: number } | undefined {
  const range = selectedRange(root);
  if (!range || range.collapsed) return undefined;
  const start = offsetIn(element, range.startContainer, range.startOffset);
  const end = offsetIn(element, range.endContainer, range.endOffset);
  if (start === undefined || end === undefined) return undefined;
  const text = element.textContent.slice(start, end);
  const kept = text.trim();
  if (!kept) return undefined;
  const from = start + text.indexOf(kept);
  return { start: from, end: from + kept.length };
}
