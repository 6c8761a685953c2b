import { useEffect, useRef, type KeyboardEvent } from 'react';
import { named } from '@/shared/format/units';
import type { Peak } from '@/shared/marks/peaks';
import { count, short } from '@/shared/format/numbers';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import type { PeakPage } from './peak-queries';
import classes from './peaks-panel.module.css';

type PeakTableProps = {
  page: PeakPage;
  axis: string | null;
  /** peaks of the window before this page */
  first: number;
  selected: string | null;
  onSelect: (peak: Peak) => void;
};

type Measure = { name: string; column: string; of: (peak: Peak) => number | null; wide: boolean };

const measures: Measure[] = [
  { name: 'Height', column: 'peak_heights', of: ({ height }) => height, wide: false },
  { name: 'Prominence', column: 'prominences', of: ({ prominence }) => prominence, wide: false },
  { name: 'FWHM', column: 'fwhm', of: ({ fwhm }) => fwhm, wide: true },
  { name: 'Width', column: 'widths', of: ({ width }) => width, wide: true },
  { name: 'Area', column: 'areas', of: ({ area }) => area, wide: true },
];

/** Peaks, one a line. One tab stop: the arrow keys go from line to line, Enter shows the peak in the chart. */
export function PeakTable({ page: { peaks, columns }, axis, first, selected, onSelect }: PeakTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const chosen = peaks.findIndex(({ key }) => key === selected);
  useEffect(() => {
    // Inside the table only: the page stays where it is, with the chart in sight.
    const line = chosen < 0 ? undefined : body.current?.rows[chosen];
    const box = line?.closest('section');
    if (!line || !box) return;
    const above = line.offsetTop - box.scrollTop - (line.offsetHeight + 8);
    const below = line.offsetTop + line.offsetHeight - box.scrollTop - box.clientHeight;
    if (above < 0) box.scrollTop += above;
    else if (below > 0) box.scrollTop += below;
  }, [chosen]);

  const unitOf = (name: string) => columns.find((column) => column.name === name)?.unit ?? null;
  const press = (event: KeyboardEvent, at: number) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: peaks.length - 1 }[event.key];
    const other = to === undefined ? undefined : body.current?.rows[to];
    if (!other) return;
    event.preventDefault();
    other.querySelector('button')?.focus();
  };
  return (
    <TableScroll label="Table of peaks" className={classes.scroll}>
      <table className={`${table.table} ${classes.peaks}`}>
        <thead>
          <tr>
            <th scope="col">{axis === null ? 'Row' : named(axis, unitOf(axis))}</th>
            <th scope="col">Column</th>
            {measures.map(({ name, column, wide }) => (
              <th key={name} scope="col" className={wide ? `${table.end} ${classes.wide}` : table.end}>
                {named(name, unitOf(column))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {peaks.map((peak, at) => (
            <tr key={peak.key} data-selected={at === chosen}>
              <th scope="row">
                <button
                  type="button"
                  className={classes.line}
                  tabIndex={at === Math.max(0, chosen) ? 0 : -1}
                  aria-pressed={at === chosen}
                  title={`Peak ${count(first + at + 1)}, row ${count(peak.row + 1)}: show it in the chart`}
                  onClick={() => onSelect(peak)}
                  onKeyDown={(event) => press(event, at)}
                >
                  {axis === null ? count(peak.row) : <PlaceText x={peak.x} />}
                </button>
              </th>
              <td className={classes.column}>
                <span aria-hidden>{peak.kind === 'maximum' ? '▾' : '▴'}</span> {peak.column}
                {peak.kind === 'minimum' && <span className="muted"> minimum</span>}
              </td>
              {measures.map(({ name, of, wide }) => (
                <td key={name} className={wide ? `num ${classes.wide}` : 'num'} title={String(of(peak) ?? 'not known')}>
                  {shown(of(peak))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** A place on the axis; where there is little room, a time without its day. */
function PlaceText({ x }: { x: Peak['x'] }) {
  const [day, clock] = String(x).split('T');
  return clock === undefined ? (
    day
  ) : (
    <>
      <span className={classes.day}>{day} </span>
      {clock}
    </>
  );
}

function shown(value: number | null): string {
  return value === null ? '–' : short(value);
}
