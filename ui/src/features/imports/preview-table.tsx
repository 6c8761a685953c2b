import type { Cell, ImportPreview } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import classes from './import-page.module.css';

const numeric = new Set(['float', 'integer']);
/** A browser draws no more without a pause. */
const MOST_COLUMNS = 100;

/** The first rows as they would be read. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const all = preview.columns.filter(({ included }) => included);
  const columns = all.slice(0, MOST_COLUMNS);
  return (
    <>
      <TableScroll label="First rows" className={classes.rows ?? ''}>
        <table className={table.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.found} scope="col" title={column.name} className={numeric.has(column.type) ? table.end : undefined}>
                  {column.name}
                  <span className={classes.type}>
                    {column.type}
                    {column.unit && ` · ${column.unit}`}
                    {column.name === preview.axis && ' · axis'}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row has no other name
              <tr key={index}>
                {columns.map((column, place) => (
                  <td key={column.found} className={numeric.has(column.type) ? 'num' : undefined}>
                    <CellText cell={(row[place] ?? null) as Cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className={classes.told}>
        {preview.rows.length === 0
          ? 'The table has no rows.'
          : preview.whole && preview.rows.length === preview.rowsRead
            ? `All ${counted(preview.rowsRead, 'row')}`
            : `The first ${counted(preview.rows.length, 'row')}${preview.whole ? ` of ${count(preview.rowsRead)}` : ''}`}
        {all.length > MOST_COLUMNS && `, the first ${MOST_COLUMNS} of ${count(all.length)} columns`}
      </p>
    </>
  );
}

function CellText({ cell }: { cell: Cell }) {
  if (cell === null) return <span className={`${classes.missing} muted`}>missing</span>;
  return <>{String(cell)}</>;
}
