import { Fragment } from 'react';
import { useSearch } from '@/shared/address/use-search';
import type { Json, JsonObject } from '@/shared/api/types';
import type { FlagCounts, QualitySummary } from '@/shared/api/quality-summary';
import { count } from '@/shared/format/numbers';
import { parametersText } from '@/shared/format/parameters';
import { flagWords, ROLLUP } from '@/shared/marks/flags';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import { FlagMark } from '@/shared/marks/flag-mark';
import { changeFilter, readFilter, type FlagFilter } from './quality-address';
import classes from './quality-tab.module.css';

const flags = [4, 3, 9, 2, 1] as const;

/** How many rows got which flag, by column and test. A number shows those rows. */
export function FlagCountsTable({ summary }: { summary: QualitySummary }) {
  return (
    <TableScroll label="Flags by column and test" className={classes.counts}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Column and test</th>
            {flags.map((flag) => (
              <th key={flag} scope="col" className={table.end}>
                <FlagMark flag={flag} /> {flagWords[flag]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summary.columns.map(({ column, role, tests, rollup }) => (
            <Fragment key={column}>
              <Line column={column} test={null} title={role === 'axis' ? `${column}, the axis` : column} counts={rollup} />
              {tests.map(({ test, settings, counts }) => (
                <Line key={test} column={column} test={test} title={test} settings={settings} counts={counts} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

type LineProps = { column: string; /** null: the worst of all */ test: string | null; title: string; settings?: JsonObject; counts: FlagCounts };

function Line({ column, test, title, settings, counts }: LineProps) {
  const [search, setSearch] = useSearch();
  const now = readFilter(search);
  const show = (filter: FlagFilter) => setSearch((before) => changeFilter(before, filter), { replace: true, preventScrollReset: true });
  return (
    <tr data-rollup={test === null}>
      <th scope="row">
        {title}
        {settings && Object.keys(settings).length > 0 && <span className={`${classes.settings} muted`}>{parametersText(rounded(settings))}</span>}
      </th>
      {flags.map((flag) => {
        const rows = counts[`${flag}`] ?? 0;
        const chosen = now.column === column && now.flag === flag && (now.test ?? ROLLUP) === (test ?? ROLLUP);
        return (
          <td key={flag} className="num">
            {rows === 0 ? (
              <span className="muted">0</span>
            ) : (
              <button
                type="button"
                className={classes.count}
                data-flag={flag}
                aria-pressed={chosen}
                aria-label={`${count(rows)} rows of ${column}, ${test ?? 'worst of all tests'}: ${flagWords[flag] ?? ''}`}
                onClick={() => show(chosen ? { column: null, test: null, flag: null } : { column, test, flag })}
              >
                {count(rows)}
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** Settings that were taken from the data have digits that say nothing. */
function rounded(settings: JsonObject): JsonObject {
  const round = (value: Json): Json => (typeof value === 'number' ? Number(value.toPrecision(5)) : Array.isArray(value) ? value.map(round) : value);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, round(value)]));
}
