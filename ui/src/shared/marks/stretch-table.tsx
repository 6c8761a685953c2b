import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { count } from '@/shared/format/numbers';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import { useChartHands } from './marks';
import type { Stretch } from './result-rows';
import classes from './stretch-table.module.css';

/** More lines are shown on asking. */
const LINES = 100;

type StretchTableProps<T extends Stretch & { key: string }> = {
  label: string;
  stretches: T[];
  axis: string | null;
  chosen: string | undefined;
  onChoose: (key: string) => void;
  /** the heads of what else is told of a stretch, besides where it lies */
  heads: ReactNode;
  /** the cells below them */
  cellsOf: (stretch: T) => ReactNode;
};

/** Stretches, one a line, to be shown in the chart by a click; nothing where there are none. */
export function StretchTable<T extends Stretch & { key: string }>({ label, stretches, axis, chosen, onChoose, heads, cellsOf }: StretchTableProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const hands = useChartHands();
  const [asked, setAsked] = useState(LINES);
  const at = stretches.findIndex(({ key }) => key === chosen);
  useEffect(() => {
    // Inside the table only: the chart stays in sight.
    const line = at < 0 ? undefined : body.current?.rows[at];
    const box = line?.closest('section');
    if (line && box) box.scrollTop = Math.min(line.offsetTop - line.offsetHeight - 8, Math.max(box.scrollTop, line.offsetTop + line.offsetHeight - box.clientHeight));
  }, [at]);
  if (stretches.length === 0) return null;
  // The chosen one is among those that are shown.
  const shown = Math.max(asked, at + 1);
  const choose = ({ key, from, to }: T) => {
    onChoose(key);
    hands.show(from, to);
  };
  return (
    <>
      <TableScroll label={label} className={classes.scroll}>
        <table className={`${table.table} ${classes.lines}`}>
          <thead>
            <tr>
              <th scope="col">From{axis !== null && ` (${axis})`}</th>
              <th scope="col" className={classes.wide}>
                To
              </th>
              <th scope="col" className={table.end}>
                Rows
              </th>
              {heads}
            </tr>
          </thead>
          <tbody ref={body}>
            {stretches.slice(0, shown).map((stretch) => (
              <tr key={stretch.key} data-selected={stretch.key === chosen}>
                <th scope="row">
                  <button type="button" className={classes.line} aria-pressed={stretch.key === chosen} title="Show it in the chart" onClick={() => choose(stretch)}>
                    {placeText(stretch.from)}
                  </button>
                </th>
                <td className={`${classes.wide} mono`}>{placeText(stretch.to)}</td>
                <td className="num">{count(stretch.toRow - stretch.fromRow + 1)}</td>
                {cellsOf(stretch)}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {stretches.length > shown && (
        <Button variant="default" onClick={() => setAsked(shown + LINES)} className={classes.more}>
          Show more of {count(stretches.length)}
        </Button>
      )}
    </>
  );
}

function placeText(x: Stretch['from']): string {
  return String(x).replace('T', ' ');
}
