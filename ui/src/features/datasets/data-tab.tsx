import { ActionIcon, NumberInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@/shared/address/use-search';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Column, DatasetDetail, Rows } from '@/shared/api/types';
import { count } from '@/shared/format/numbers';
import { Empty } from '@/shared/ui/empty';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import classes from './data-tab.module.css';
import { alignedAtThePoint } from './decimal-places';
import { parseCells } from './parse-cells';

const ROWS = 100;
const COLUMNS = 30;

/** The rows themselves, a page at a time; wide datasets also a few columns at a time. */
export function DataTab({ dataset }: { dataset: DatasetDetail }) {
  const [search, setSearch] = useSearch();
  const offset = start(search.get('offset'), ROWS, dataset.rows);
  const first = start(search.get('firstColumn'), COLUMNS, dataset.columnCount);
  const columns = dataset.columns?.slice(first, first + COLUMNS).map((column) => column.name) ?? [];
  const wide = dataset.columnCount > COLUMNS;

  const rows = useQuery({
    queryKey: [...keys.rows(dataset.id, offset, ROWS), first],
    queryFn: async ({ signal }) => {
      const query = { offset, limit: ROWS, ...(wide && { columns }) };
      const params = { path: { id: dataset.id }, query };
      // As text: numbers keep all their digits.
      const json = await answer(api.GET('/api/datasets/{id}/rows', { params, signal, parseAs: 'text' }));
      return parseCells(json);
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

  const go = (name: 'offset' | 'firstColumn') => (to: number) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (to > 0) after.set(name, String(to));
        else after.delete(name);
        return after;
      },
      { replace: true },
    );

  if (rows.isPending) return <PendingLines of="rows" lines={12} />;
  if (!rows.data) return <Problem title="Rows not loaded" error={rows.error} onRetry={rows.refetch} />;
  if (rows.data.total === 0) return <Empty title="This dataset has no rows" />;
  return (
    <>
      <div className={classes.pagers}>
        <Pager what="row" from={offset} size={ROWS} total={rows.data.total} go={go('offset')} />
        {wide && <Pager what="column" from={first} size={COLUMNS} total={dataset.columnCount} go={go('firstColumn')} />}
      </div>
      <Grid rows={rows.data} axis={dataset.axis} />
    </>
  );
}

/** The page's first row or column that an address tells, on the page grid and inside the dataset. */
function start(told: string | null, size: number, total: number): number {
  const wanted = Number(told);
  if (!Number.isInteger(wanted) || wanted <= 0 || total === 0) return 0;
  return Math.floor(Math.min(wanted, total - 1) / size) * size;
}

function Grid({ rows, axis }: { rows: Rows; axis: string | null }) {
  const columns = rows.columns.map((column, index) => ({
    ...column,
    numeric: isNumeric(column),
    cells: rows.rows.map((cells) => cells[index] ?? null),
  }));
  const texts = columns.map(({ numeric, cells }) => (numeric ? alignedAtThePoint(cells) : cells.map(String)));
  return (
    <TableScroll label="Rows" className={classes.grid}>
      <table className={`${table.table} ${classes.cells}`}>
        <thead>
          <tr>
            <th scope="col" className={`${table.end} ${classes.number}`}>
              Row
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={column.numeric ? table.end : undefined}>
                <span className={classes.column}>{column.name}</span>
                <span className={classes.type}>
                  {column.type}
                  {column.unit && ` · ${column.unit}`}
                  {column.name === axis && ' · axis'}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.rows.map((cells, row) => (
            <tr key={rows.offset + row}>
              <th scope="row" className={`num ${classes.number}`}>
                {count(rows.offset + row + 1)}
              </th>
              {columns.map((column, index) => (
                <td key={column.name} className={column.numeric ? `num ${classes.aligned}` : classes.text}>
                  {(cells[index] ?? null) === null ? <Missing /> : texts[index]?.[row]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Missing() {
  return (
    <span className={classes.missing} title="missing">
      –
    </span>
  );
}

function isNumeric(column: Column): boolean {
  return column.type === 'float' || column.type === 'integer';
}

type PagerProps = { what: 'row' | 'column'; from: number; size: number; total: number; go: (to: number) => void };

function Pager({ what, from, size, total, go }: PagerProps) {
  const last = Math.floor((total - 1) / size) * size;
  return (
    <div className={classes.pager} role="group" aria-label={`Pages of ${what}s`}>
      <ActionIcon aria-label={`First ${what}s`} disabled={from === 0} onClick={() => go(0)}>
        <IconChevronsLeft size={16} />
      </ActionIcon>
      <ActionIcon aria-label={`Earlier ${what}s`} disabled={from === 0} onClick={() => go(from - size)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <span className={classes.range} aria-live="polite">
        {what === 'row' ? 'Rows' : 'Columns'} {count(from + 1)}–{count(Math.min(from + size, total))} of {count(total)}
      </span>
      <ActionIcon aria-label={`Later ${what}s`} disabled={from >= last} onClick={() => go(from + size)}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <ActionIcon aria-label={`Last ${what}s`} disabled={from >= last} onClick={() => go(last)}>
        <IconChevronsRight size={16} />
      </ActionIcon>
      {total > size && (
        <NumberInput
          aria-label={`Go to ${what}`}
          placeholder={`Go to ${what}`}
          className={classes.goTo}
          hideControls
          min={1}
          max={total}
          allowDecimal={false}
          onKeyDown={(event) => {
            const wanted = Number(event.currentTarget.value);
            if (event.key === 'Enter' && wanted >= 1) go(Math.floor((wanted - 1) / size) * size);
          }}
        />
      )}
    </div>
  );
}
