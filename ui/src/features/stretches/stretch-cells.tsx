import type { Cell, Column } from '@/shared/api/types';
import { short } from '@/shared/format/numbers';
import { named } from '@/shared/format/units';
import { FlagMark } from '@/shared/marks/flag-mark';
import { flagWords } from '@/shared/marks/flags';
import table from '@/shared/ui/table.module.css';

/** The heads of what a script says of each stretch. */
export function StretchHeads({ columns }: { columns: Column[] }) {
  return columns.map((column) => (
    <th key={column.name} scope="col" className={isNumber(column) ? table.end : undefined}>
      {named(column.name, column.unit)}
    </th>
  ));
}

/** What it says of one. */
export function StretchCells({ columns, cells }: { columns: Column[]; cells: Cell[] }) {
  return columns.map((column, index) => <CellOf key={column.name} column={column} cell={cells[index] ?? null} />);
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
