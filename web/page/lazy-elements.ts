import type { Route } from './route.ts';

/** Elements that are loaded when they are first shown; the first load of the page holds only the chat. */
const ELEMENTS = {
  'otr-about': async () => (await import('./about-view.ts')).AboutView,
  'otr-clippings': async () => (await import('../clippings/clippings-view.ts')).ClippingsView,
  'otr-compare': async () => (await import('./compare-view.ts')).CompareView,
  'otr-interviews': async () => (await import('./interviews-view.ts')).InterviewsView,
  'otr-next': async () => (await import('./next-steps.ts')).NextSteps,
  'otr-over-time': async () => (await import('./over-time.ts')).OverTime,
  'otr-phrases': async () => (await import('./phrases-view.ts')).PhrasesView,
  'otr-picture': async () => (await import('../clippings/picture-dialog.ts')).PictureDialog,
  'otr-selection': async () => (await import('./selection-bar.ts')).SelectionBar,
  'otr-timeline': async () => (await import('./timeline-view.ts')).TimelineView,
  'otr-transcript': async () => (await import('./transcript-view.ts')).TranscriptView,
} satisfies Record<string, () => Promise<CustomElementConstructor>>;

export type LazyElement = keyof typeof ELEMENTS;

/** What a route shows. */
export const elementsOf = ({ view, interview }: Route): LazyElement[] => [
  ...(view === 'ask' ? [] : [`otr-${view}` as const]),
  ...(view === 'timeline' ? (['otr-over-time'] as const) : []),
  ...(interview ? (['otr-transcript', 'otr-selection'] as const) : []),
];

/** @throws when the server cannot be reached, or has another version of the page by now */
export async function loadElement(name: LazyElement): Promise<void> {
  if (customElements.get(name)) return;
  const element = await ELEMENTS[name]();
  // Another call may have been faster.
  if (!customElements.get(name)) customElements.define(name, element);
}

/** All that is not there yet, while nothing else is done: later the server may be out of reach, or have another version. */
export function loadWhenIdle(): void {
  const load = () => void Promise.allSettled((Object.keys(ELEMENTS) as LazyElement[]).map(loadElement));
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(load);
  else setTimeout(load, 2_000);
}
