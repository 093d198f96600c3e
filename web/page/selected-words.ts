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

/** Where selected words stand in the source (code units), and on the screen. */
export type Selected = { start: number; end: number; rect: DOMRect };

/**
 * The words selected in paragraphs of a root, which say in `data-start` where they begin, without the white space at their
 * ends. Undefined when none are selected.
 */
export function selectedWords(root: ShadowRoot): Selected | undefined {
  const selected = selectedRange(root);
  if (!selected || selected.collapsed) return undefined;
  const range = document.createRange();
  range.setStart(selected.startContainer, selected.startOffset);
  range.setEnd(selected.endContainer, selected.endOffset);
  let [start, end] = [Number.POSITIVE_INFINITY, 0];
  for (const paragraph of root.querySelectorAll<HTMLElement>('[data-start]')) {
    if (!range.intersectsNode(paragraph)) continue;
    const text = paragraph.textContent;
    const from = offsetIn(paragraph, range.startContainer, range.startOffset) ?? 0;
    const words = text.slice(from, offsetIn(paragraph, range.endContainer, range.endOffset) ?? text.length);
    if (!words.trim()) continue;
    const at = Number(paragraph.dataset.start) + from;
    start = Math.min(start, at + words.length - words.trimStart().length);
    end = Math.max(end, at + words.trimEnd().length);
  }
  return start < end ? { start, end, rect: range.getBoundingClientRect() } : undefined;
}
