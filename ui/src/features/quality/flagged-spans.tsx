import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearch } from '@/shared/address/use-search';
import type { DatasetDetail } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { flagMarks, flagWords, ROLLUP, type FlagSpan } from '@/shared/marks/flags';
import { useMark, type Marks } from '@/shared/marks/marks';
import { StretchTable } from '@/shared/marks/stretch-table';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { FlagMark } from '@/shared/marks/flag-mark';
import { flagSpansQuery } from './flag-spans';
import { changeFilter, readFilter, type FlagFilter } from './quality-address';
import classes from './quality-tab.module.css';

/** More shades than these would be a curtain. */
const MOST_SHADES = 2_000;
const NOTHING: FlagSpan[] = [];

/** Where the flags are that are looked at: shaded in the chart, and one by one. */
export function FlaggedSpans({ dataset, resultId }: { dataset: DatasetDetail; resultId: string }) {
  const [search, setSearch] = useSearch();
  const filter = readFilter(search);
  const found = useQuery(flagSpansQuery(resultId, dataset.axis, { from: search.get('from'), to: search.get('to') }, filter));
  const [chosen, setChosen] = useState<string>();
  const spans = found.data?.spans ?? NOTHING;
  const marks = useMemo((): Marks => {
    const lit = spans.find(({ key }) => key === chosen);
    return { spans: flagMarks(spans.slice(0, MOST_SHADES)), lit: lit && { column: lit.column, from: lit.from, to: lit.to }, onPick: setChosen };
  }, [spans, chosen, setChosen]);
  useMark('quality', marks);

  if (found.isPending) return <PendingLines of="the flags" lines={4} />;
  if (!found.data) return <Problem title="Flags not loaded" error={found.error} onRetry={found.refetch} />;
  return (
    <section aria-label="Flagged" className={classes.flagged}>
      <div className={classes.head}>
        <h2>Where</h2>
        <output className="muted">
          {filterWords(found.data.wanted)}: {counted(spans.length, 'stretch').replace('stretchs', 'stretches')}
          {found.data.isPart ? ' in this part' : ' in all'}
          {!found.data.complete && '; only the first 20,000 were looked through, zoom in for all'}
          {spans.length > MOST_SHADES && `; the first ${count(MOST_SHADES)} are shaded`}
        </output>
        {(filter.column !== null || filter.flag !== null || filter.test !== null) && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => setSearch((now) => changeFilter(now, { column: null, test: null, flag: null }), { replace: true, preventScrollReset: true })}
          >
            All that is flagged
          </Button>
        )}
      </div>
      <StretchTable label="Flagged stretches" stretches={spans} heads={heads} cellsOf={toldOf} axis={dataset.axis} chosen={chosen} onChoose={setChosen} />
    </section>
  );
}

function filterWords({ column, test, flag }: FlagFilter): string {
  const what = flag === null ? 'Suspect, failing or missing' : `Flag “${flagWords[flag] ?? flag}”`;
  return `${what} by ${test === null || test === ROLLUP ? 'any test' : test}${column === null ? '' : ` in ${column}`}`;
}

/** Which flag the rows of a stretch have, of which column, by which test. */
function toldOf({ flag, column, test }: FlagSpan) {
  return (
    <>
      <td>
        <FlagMark flag={flag} /> {flagWords[flag]}
      </td>
      <td>{column}</td>
      <td className={classes.wide}>{test === ROLLUP ? 'any' : test}</td>
    </>
  );
}

const heads = (
  <>
    <th scope="col">Flag</th>
    <th scope="col">Column</th>
    <th scope="col" className={classes.wide}>
      Test
    </th>
  </>
);
