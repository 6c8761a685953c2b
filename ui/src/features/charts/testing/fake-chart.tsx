import type { UPlotChartProps } from '@/features/charts/uplot-chart';

/** Stands where uPlot stands, which needs a canvas: says what would be drawn, and hands on what a hand would do. */
export function UPlotChart({ curves, bands, yAxes, range, onSelect, onPoint, onReset, onZoom, places }: UPlotChartProps) {
  const [from, to] = range;
  return (
    <div role="figure" aria-label={yAxes.map(({ label, side }) => `${side}: ${label}`).join(', ')}>
      <output>
        {curves.map(({ label, colour, dash }) => `${label} ${colour}${dash ? ' dashed' : ''}`).join(', ')}
        {bands.length > 0 && `; ${bands.length} bands`}; from {from} to {to}
      </output>
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
