import { Button } from '@mantine/core';
import { IconZoomIn } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearch, type ChangeSearch } from '@/shared/address/use-search';
import type { DatasetDetail, Run } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { parametersText } from '@/shared/format/parameters';
import { minuteOf } from '@/shared/format/times';
import { useChartHands, useMark, type Marks } from '@/shared/marks/marks';
import { peakMarks } from '@/shared/marks/peaks';
import type { ResultOption } from '@/shared/runs/result-choice';
import { ResultPanel } from '@/shared/runs/result-panel';
import { useResults } from '@/shared/runs/use-results';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { litQuery, markersQuery, MOST_MARKERS, PAGE, peakPageQuery, type Markers, type PeakPage } from './peak-queries';
import { PeakTable } from './peak-table';
import { peakTitle } from './peak-title';
import { changePeaksAddress, readPeaksAddress } from './peaks-address';
import classes from './peaks-panel.module.css';
import { PeakPager } from './peak-pager';

/** The peaks that were found in a dataset, beside its chart; nothing where none were looked for. */
export function PeaksPanel({ dataset }: { dataset: DatasetDetail }) {
  const { results } = useResults(dataset.id, 'peak-detection');
  const [search, setSearch] = useSearch();
  const asked = search.get('peaks');
  const run = results.find(({ resultId }) => resultId === asked) ?? results[0];
  if (!run) return null;
  return (
    <ResultPanel
      id="peaks"
      title="Peaks"
      label="Which peaks"
      options={results.map(optionOf)}
      chosen={run.resultId}
      onChoose={(result) => setSearch((now) => changePeaksAddress(now, { result, peak: null }), { replace: true, preventScrollReset: true })}
      runId={run.id}
    >
      <PeaksOf key={run.resultId} dataset={dataset} resultId={run.resultId} />
    </ResultPanel>
  );
}

function optionOf({ resultId, parameters, createdAt }: Run): ResultOption {
  return { id: resultId, told: parametersText(parameters) || 'as it is by default', mark: minuteOf(createdAt) };
}

function PeaksOf({ dataset, resultId }: { dataset: DatasetDetail; resultId: string }) {
  const [search, setSearch] = useSearch();
  const { peak: selected, from, to } = readPeaksAddress(search);
  const hands = useChartHands();
  const window = { from, to };
  const markers = useQuery(markersQuery(resultId, dataset.axis, window)).data;
  const [turned, setTurned] = useState({ page: 0, of: '' });

  // Another window or another peak shows the page with that peak; from there one may turn pages.
  const keyFor = (peak: string | null) => JSON.stringify([from, to, peak]);
  const index = markers?.peaks?.findIndex(({ key }) => key === selected) ?? -1;
  const page = turned.of === keyFor(selected) ? turned.page : Math.max(0, Math.floor(index / PAGE));
  const peaks = useQuery(peakPageQuery(resultId, dataset.axis, window, page));
  const peak = peaks.data?.peaks.find(({ key }) => key === selected);
  const lit = useQuery(litQuery(dataset.id, dataset.axis, peak)).data;

  const select = (key: string | null) =>
    setSearch((now) => changePeaksAddress(now, { peak: key }), { replace: true, preventScrollReset: true });
  useMark('peaks', useMarksOf(markers, lit, setSearch));

  if (peaks.isPending) return <PendingLines of="the peaks" lines={4} />;
  if (!peaks.data) return <Problem title="Peaks not loaded" error={peaks.error} onRetry={peaks.refetch} />;
  const { total } = peaks.data;
  return (
    <>
      <div className={classes.bar}>
        <output className={classes.summary}>{summaryOf(peaks.data)}</output>
        <PeakPager page={page} total={total} onPage={(next) => setTurned({ page: next, of: keyFor(selected) })} />
        {lit && (
          <Button variant="default" leftSection={<IconZoomIn size={16} aria-hidden />} onClick={() => hands.show(xOf(lit.from), xOf(lit.to))}>
            Zoom to it
          </Button>
        )}
      </div>
      {total > 0 && (
        <PeakTable
          page={peaks.data}
          axis={dataset.axis}
          first={page * PAGE}
          selected={selected}
          onSelect={(one) => {
            setTurned({ page, of: keyFor(one.key) });
            select(one.key);
            hands.centre(one.x);
          }}
        />
      )}
    </>
  );
}

function summaryOf({ total, isPart }: PeakPage): string {
  const where = isPart ? 'in this part' : 'in all';
  if (total === 0) return `No peaks ${where}.`;
  if (total > MOST_MARKERS) return `${counted(total, 'peak')} ${where}. From ${count(MOST_MARKERS)} down they are marked in the chart: zoom in.`;
  return `${counted(total, 'peak')} ${where}, marked in the chart.`;
}

function useMarksOf(markers: Markers | undefined, lit: Marks['lit'], setSearch: ChangeSearch): Marks {
  const points = useMemo(() => peakMarks(markers?.peaks ?? [], peakTitle), [markers]);
  return useMemo(
    () => ({
      points,
      lit,
      onPick: (key: string) => setSearch((now) => changePeaksAddress(now, { peak: key }), { replace: true, preventScrollReset: true }),
    }),
    [points, lit, setSearch],
  );
}

function xOf(place: NonNullable<Marks['lit']>['from']) {
  return typeof place === 'object' ? place.before : place;
}
