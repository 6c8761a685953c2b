import type { UPlotChartProps } from '@/features/charts/uplot-chart';

/** Stands where uPlot stands, which needs a canvas: says what would be drawn, and hands on what a hand would do. */
export function UPlotChart({ curves, bands, yAxes, range, marks, onSelect, onPoint, onReset, onZoom, places }: UPlotChartProps) {
  const [from, to] = range;
  const { points, spans, lit } = marks;
  return (
    <div role="figure" aria-label={yAxes.map(({ label, side }) => `${side}: ${label}`).join(', ')}>
      <output>
        {curves.map(({ label, colour, dash }) => `${label} ${colour}${dash ? ' dashed' : ''}`).join(', ')}
        {bands.length > 0 && `; ${bands.length} bands`}; from {from} to {to}
      </output>
      <output aria-label="Marks">
        {points.map(({ id, place, value, at }) => `${id} ${at} ${place} ${value}`).join(', ')}
        {spans.map(({ tone, from, to }) => `${tone} ${from} to ${to}`).join(', ')}
        {lit && `; lit ${lit.from} to ${lit.to}${lit.width ? `, wide ${lit.width.from} to ${lit.width.to}` : ''}`}
      </output>
      {points.map(({ id, onPick }) => (
        <button type="button" key={id} onClick={() => onPick?.(id)}>
          marker {id}
        </button>
      ))}
      <button type="button" onClick={() => onSelect([from + (to - from) * 0.25, from + (to - from) * 0.75])}>
        drag
      </button>
      <button type="button" onClick={() => onZoom(0.5, from)}>
        wheel
      </button>
      <button type="button" onClick={() => onPoint(places[1] ?? null)}>
        point
      </button>
      <button type="button" onClick={onReset}>
        double click
      </button>
    </div>
  );
}
