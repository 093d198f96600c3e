import { axisX, axisY, barX, plot, ruleX, text } from '@observablehq/plot';

export type Bar = { id: string; label: string; count: number };
type Options = { bars: Bar[]; width: number; axis: string; selected?: string; onSelect: (id: string) => void };

/** Height of one bar's row and of the axis, in pixels; the row is a pointer target of WCAG 2.5.8's size. */
const ROW = 26;
const AXIS = 34;

/**
 * Bars per interview, time running downwards. Plot puts a `<style>` into its figure, which a strict content security
 * policy refuses; it is taken out, and its rules stand in the view's own stylesheet.
 */
export function timelineChart({ bars, width, axis, selected, onSelect }: Options): SVGSVGElement {
  const longest = Math.max(...bars.map((b) => b.label.length));
  const marginLeft = Math.min(Math.round(width * 0.55), 14 + longest * 6.7);
  const y = (b: Bar) => b.id;
  const labels = new Map(bars.map((b) => [b.id, b.label]));
  const svg = plot({
    width,
    height: bars.length * ROW + AXIS,
    marginLeft,
    marginRight: 34,
    marginTop: AXIS,
    marginBottom: 4,
    className: 'otr-plot',
    x: { domain: [0, Math.max(1, ...bars.map((b) => b.count))], label: axis },
    y: { domain: bars.map(y), label: null },
    marks: [
      axisX({
        anchor: 'top',
        ticks: Math.min(6, Math.max(1, ...bars.map((b) => b.count))),
        tickFormat: 'd',
        labelArrow: 'none',
      }),
      axisY({ tickSize: 0, tickFormat: (id: string) => labels.get(id) ?? id }),
      barX(bars, {
        x: 'count',
        y,
        insetTop: 4,
        insetBottom: 4,
        rx2: 2,
        fillOpacity: (b: Bar) => (selected && b.id !== selected ? 0.45 : 1),
      }),
      text(bars, { x: 'count', y, text: (b: Bar) => (b.count > 0 ? String(b.count) : ''), dx: 6, textAnchor: 'start' }),
      ruleX([0]),
    ],
  }) as SVGSVGElement;
  svg.querySelector('style')?.remove();
  svg.addEventListener('click', (event) => {
    const row = Math.floor((event.clientY - svg.getBoundingClientRect().top - AXIS) / ROW);
    const bar = bars[row];
    if (bar) onSelect(bar.id);
  });
  return svg;
}
