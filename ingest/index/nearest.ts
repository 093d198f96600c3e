/** The best of many scores without sorting them all. */

/**
 * @param labels what may be found, of which `scores[labels[i]]` is the score
 * @returns the `k` labels with the highest scores, best first; of equal ones the earlier first
 */
export function best(labels: ArrayLike<number>, scores: ArrayLike<number>, k: number): number[] {
  if (k <= 0) return [];
  // A heap of the best so far, the worst of them on top.
  const heap: number[] = [];
  const worse = (a: number, b: number) => scores[a]! < scores[b]! || (scores[a]! === scores[b]! && a > b);
  const sink = (label: number) => {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && worse(heap[child + 1]!, heap[child]!)) child++;
      if (!worse(heap[child]!, label)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = label;
  };
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (heap.length === k) {
      // Most are below all that was found so far.
      if (scores[label]! < least) continue;
      if (worse(heap[0]!, label)) sink(label);
      least = scores[heap[0]!]!;
      continue;
    }
    let at = heap.push(label) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!worse(label, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = label;
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}
