import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearch } from '@/shared/address/use-search';
import type { DatasetDetail } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { flagMarks, flagWords, ROLLUP, type FlagSpan } from '@/shared/marks/flags';
import { useChartHands, useMark, type Marks } from '@/shared/marks/marks';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import { FlagMark } from '@/shared/marks/flag-mark';
import { flagSpansQuery } from './flag-spans';
import { changeFilter, readFilter, type FlagFilter } from './quality-address';
import classes from './quality-tab.module.css';

/** More lines are shown on asking. */
const LINES = 100;
/** More shades than these would be a curtain. */
const MOST_SHADES = 2_000;
const NOTHING: FlagSpan[] = [];

/** Where the flags are that are looked at: shaded in the chart, and one by one. */
export function FlaggedSpans({ dataset, resultId }: { dataset: DatasetDetail; resultId: string }) {
  const [search, setSearch] = useSearch();
  const [from, to] = [search.get('from'), search.get('to')];
  const column = search.get('flagColumn');
  const filter = readFilter(search);
  const found = useQuery(flagSpansQuery(resultId, dataset.axis, { from, to }, filter));
  const [chosen, setChosen] = useState<string>();
  const [most, setMost] = useState(LINES);
  const hands = useChartHands();
  const spans = found.data?.spans ?? NOTHING;
  const marks = useMemo((): Marks => {
    const lit = spans.find(({ key }) => key === chosen);
    return { spans: flagMarks(spans.slice(0, MOST_SHADES)), lit: lit && { column: lit.column, from: lit.from, to: lit.to }, onPick: setChosen };
  }, [spans, chosen, setChosen]);
  useMark('quality', marks);

  if (found.isPending) return <PendingLines of="the flags" lines={4} />;
  if (!found.data) return <Problem title="Flags not loaded" error={found.error} onRetry={found.refetch} />;
  const shown = Math.max(most, spans.findIndex(({ key }) => key === chosen) + 1);
  return (
    <section aria-label="Flagged" className={classes.flagged}>
      <div className={classes.head}>
        <h2>Where</h2>
        <output className="muted">
          {filterWords(filter)}: {counted(spans.length, 'stretch').replace('stretchs', 'stretches')}
          {from !== null || to !== null ? ' in this part' : ' in all'}
          {!found.data.complete && '; only the first 20,000 were looked through, zoom in for all'}
          {spans.length > MOST_SHADES && `; the first ${count(MOST_SHADES)} are shaded`}
        </output>
        {(column !== null || filter.flag !== null || filter.test !== null) && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => setSearch((now) => changeFilter(now, { column: null, test: null, flag: null }), { replace: true, preventScrollReset: true })}
          >
            All that is flagged
          </Button>
        )}
      </div>
      {spans.length > 0 && (
        <SpanTable
          spans={spans.slice(0, shown)}
          axis={dataset.axis}
          chosen={chosen}
          onChoose={(span) => {
            setChosen(span.key);
            hands.show(span.from, span.to);
          }}
        />
      )}
      {spans.length > shown && (
        <Button variant="default" onClick={() => setMost(shown + LINES)} className={classes.more}>
          Show more of {count(spans.length)}
        </Button>
      )}
    </section>
  );
}

function filterWords({ column, test, flag }: FlagFilter): string {
  const what = flag === null ? 'Suspect, failing or missing' : `Flag “${flagWords[flag] ?? flag}”`;
  return `${what} by ${test === null || test === ROLLUP ? 'any test' : test}${column === null ? '' : ` in ${column}`}`;
}

type SpanTableProps = { spans: FlagSpan[]; axis: string | null; chosen: string | undefined; onChoose: (span: FlagSpan) => void };

function SpanTable({ spans, axis, chosen, onChoose }: SpanTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const at = spans.findIndex(({ key }) => key === chosen);
  useEffect(() => {
    // Inside the table only: the chart stays in sight.
    const line = at < 0 ? undefined : body.current?.rows[at];
    const box = line?.closest('section');
    if (line && box) box.scrollTop = Math.min(line.offsetTop - line.offsetHeight - 8, Math.max(box.scrollTop, line.offsetTop + line.offsetHeight - box.clientHeight));
  }, [at]);
  return (
    <TableScroll label="Flagged stretches" className={classes.spans}>
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
            <th scope="col">Flag</th>
            <th scope="col">Column</th>
            <th scope="col" className={classes.wide}>
              Test
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {spans.map((span) => (
            <tr key={span.key} data-selected={span.key === chosen}>
              <th scope="row">
                <button type="button" className={classes.line} aria-pressed={span.key === chosen} title="Show it in the chart" onClick={() => onChoose(span)}>
                  {placeText(span.from)}
                </button>
              </th>
              <td className={`${classes.wide} mono`}>{placeText(span.to)}</td>
              <td className="num">{count(span.toRow - span.fromRow + 1)}</td>
              <td>
                <FlagMark flag={span.flag} /> {flagWords[span.flag]}
              </td>
              <td>{span.column}</td>
              <td className={classes.wide}>{span.test === ROLLUP ? 'any' : span.test}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function placeText(x: FlagSpan['from']): string {
  return String(x).replace('T', ' ');
}
