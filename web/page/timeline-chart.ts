import { axisX, barX, gridX, plot, ruleX, text } from '@observablehq/plot';

/** One interview's bar; bars stand in order of time. */
export type Bar = { id: string; date: string; outlet: string; count: number };
type Options = { bars: Bar[]; width: number; axis: string; selected?: string; onSelect: (id: string) => void };

/** Height of a row, in pixels: at least the pointer target of WCAG 2.5.8. */
const ROW = 26;
const AXIS = 36;
/** Width of a character of the labels, in pixels, on average. */
const CHARACTER = 7;

const widest = (texts: string[]): number => Math.max(...texts.map((t) => t.length)) * CHARACTER;

/**
 * Bars per interview, time running downwards. Plot puts a `<style>` into its figure, which a strict content security
 * policy refuses; it is taken out, and its rules stand in the view's own stylesheet.
 */
export function timelineChart({ bars, width, axis, selected, onSelect }: Options): SVGSVGElement {
  const dates = widest(bars.map((b) => b.date)) + 8;
  const marginLeft = Math.min(Math.round(width * 0.62), dates + widest(bars.map((b) => b.outlet)) + 10);
  const most = Math.max(1, ...bars.map((b) => b.count));
  const y = (b: Bar) => b.id;
  const label = { y, frameAnchor: 'left', textAnchor: 'start' } as const;
  const svg = plot({
    width,
    height: bars.length * ROW + AXIS,
    marginLeft,
    marginRight: 34,
    marginTop: AXIS,
    marginBottom: 0,
    className: 'otr-plot',
    x: { domain: [0, most], label: axis },
    y: { type: 'band', domain: bars.map(y), padding: 0, round: false, axis: null },
    marks: [
      gridX({ ticks: Math.min(6, most) }),
      axisX({ anchor: 'top', ticks: Math.min(6, most), tickFormat: 'd', tickSize: 0, labelArrow: 'none' }),
      text(bars, { ...label, text: 'date', dx: -marginLeft, ariaLabel: 'date' }),
      text(bars, { ...label, text: 'outlet', dx: dates - marginLeft, ariaLabel: 'outlet' }),
      barX(bars, {
        x: 'count',
        y,
        insetTop: 5,
        insetBottom: 5,
        rx2: 2,
        fillOpacity: (b: Bar) => (selected && b.id !== selected ? 0.45 : 1),
      }),
      text(bars, { x: 'count', y, text: (b: Bar) => (b.count > 0 ? String(b.count) : ''), dx: 6, textAnchor: 'start' }),
      ruleX([0]),
    ],
  }) as SVGSVGElement;
  svg.querySelector('style')?.remove();
  svg.addEventListener('click', (event) => {
    const bar = bars[Math.floor((event.clientY - svg.getBoundingClientRect().top - AXIS) / ROW)];
    if (bar) onSelect(bar.id);
  });
  return svg;
}
