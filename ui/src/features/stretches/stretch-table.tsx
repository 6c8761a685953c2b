import { useEffect, useRef } from 'react';
import type { Cell, Column } from '@/shared/api/types';
import { count, short } from '@/shared/format/numbers';
import { named } from '@/shared/format/units';
import { FlagMark } from '@/shared/marks/flag-mark';
import { flagWords } from '@/shared/marks/flags';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import type { ListedStretch } from './stretch-queries';
import classes from './stretches-panel.module.css';

type StretchTableProps = {
  columns: Column[];
  stretches: ListedStretch[];
  axis: string | null;
  chosen: string | undefined;
  onChoose: (stretch: ListedStretch) => void;
};

/** Stretches, one a line, with what the script says of each. */
export function StretchTable({ columns, stretches, axis, chosen, onChoose }: StretchTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const at = stretches.findIndex(({ key }) => key === chosen);
  useEffect(() => {
    // Inside the table only: the chart stays in sight.
    const line = at < 0 ? undefined : body.current?.rows[at];
    const box = line?.closest('section');
    if (line && box) box.scrollTop = Math.min(line.offsetTop - line.offsetHeight - 8, Math.max(box.scrollTop, line.offsetTop + line.offsetHeight - box.clientHeight));
  }, [at]);
  return (
    <TableScroll label="Stretches" className={classes.scroll}>
      <table className={`${table.table} ${classes.lines}`}>
        <thead>
          <tr>
            <th scope="col">From{axis !== null && ` (${axis})`}</th>
            <th scope="col" className={classes.wide}>
              To
            </th>
            <th scope="col" className={`${table.end} ${classes.wide}`}>
              Rows
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={isNumber(column) ? table.end : undefined}>
                {named(column.name, column.unit)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {stretches.map((stretch) => (
            <tr key={stretch.key} data-selected={stretch.key === chosen}>
              <th scope="row">
                <button type="button" className={classes.line} aria-pressed={stretch.key === chosen} title="Show it in the chart" onClick={() => onChoose(stretch)}>
                  {placeText(stretch.from)}
                </button>
              </th>
              <td className={`${classes.wide} mono`}>{placeText(stretch.to)}</td>
              <td className={`${classes.wide} num`}>{count(stretch.toRow - stretch.fromRow + 1)}</td>
              {columns.map((column, index) => (
                <CellOf key={column.name} column={column} cell={stretch.cells[index] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function CellOf({ column, cell }: { column: Column; cell: Cell }) {
  if (cell === null) return <td className="muted">–</td>;
  if (column.name === 'flag' && typeof cell === 'number')
    return (
      <td>
        <FlagMark flag={cell} /> {flagWords[cell] ?? cell}
      </td>
    );
  if (isNumber(column) && typeof cell === 'number')
    return (
      <td className="num" title={String(cell)}>
        {short(cell)}
      </td>
    );
  return <td>{String(cell)}</td>;
}

/** A flag is a number that stands for a word. */
function isNumber({ name, type }: Column): boolean {
  return name !== 'flag' && (type === 'float' || type === 'integer');
}

function placeText(x: ListedStretch['from']): string {
  return String(x).replace('T', ' ');
}
