import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearch } from '@/shared/address/use-search';
import { withParameter } from '@/shared/address/with-parameter';
import { lineageQuery, processorsQuery } from '@/shared/api/queries';
import type { DatasetDetail, LineageNode } from '@/shared/api/types';
import { count } from '@/shared/format/numbers';
import { parametersText } from '@/shared/format/parameters';
import { useMark, type Marks } from '@/shared/marks/marks';
import { StretchTable } from '@/shared/marks/stretch-table';
import type { ResultOption } from '@/shared/runs/result-choice';
import { ResultPanel } from '@/shared/runs/result-panel';
import { resultForm } from '@/shared/runs/result-form';
import { scriptName } from '@/shared/scripts/scripts';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { MOST, stretchesQuery, type FoundStretches } from './stretch-queries';
import { StretchCells, StretchHeads } from './stretch-cells';
import classes from './stretches-panel.module.css';

/** What the lab's detectors and checks have found in a dataset, beside its chart; nothing where none has run. */
export function StretchesPanel({ dataset }: { dataset: DatasetDetail }) {
  const nodes = useQuery(lineageQuery(dataset.id)).data?.nodes ?? [];
  const results = nodes
    .filter((node) => node.parentId === dataset.id && node.status === 'published' && !node.deleted && resultForm(node) === 'stretches')
    .toReversed();
  const titles = new Map((useQuery({ ...processorsQuery, enabled: results.length > 0 }).data ?? []).map(({ name, title }) => [name, title]));
  const [search, setSearch] = useSearch();
  const result = results.find(({ id }) => id === search.get('stretches')) ?? results[0];
  if (!result) return null;
  const titleOf = ({ processor }: LineageNode) => titles.get(processor) ?? scriptName(processor);
  const optionOf = (one: LineageNode): ResultOption => ({
    id: one.id,
    told: [results.length > 1 && titleOf(one), parametersText(one.parameters)].filter(Boolean).join(' · '),
    mark: one.id.slice(0, 8),
  });
  return (
    <ResultPanel
      id="stretches"
      title={results.length > 1 ? 'Stretches' : titleOf(result)}
      label="Found by which run"
      options={results.map(optionOf)}
      chosen={result.id}
      onChoose={(id) => setSearch((now) => withParameter(now, 'stretches', id), { replace: true, preventScrollReset: true })}
      runId={result.run?.id}
    >
      <StretchesOf key={result.id} dataset={dataset} resultId={result.id} />
    </ResultPanel>
  );
}

function StretchesOf({ dataset, resultId }: { dataset: DatasetDetail; resultId: string }) {
  const [search] = useSearch();
  const found = useQuery(stretchesQuery(resultId, dataset.axis, { from: search.get('from'), to: search.get('to') }));
  const [chosen, setChosen] = useState<string>();
  const { data } = found;
  const marks = useMemo((): Marks => {
    const lit = data?.stretches.find(({ key }) => key === chosen);
    return { spans: data?.marks ?? [], lit: lit && { column: null, from: lit.from, to: lit.to }, onPick: setChosen };
  }, [data, chosen]);
  useMark('stretches', marks);

  if (found.isPending) return <PendingLines of="the stretches" lines={4} />;
  if (!data) return <Problem title="Stretches not loaded" error={found.error} onRetry={found.refetch} />;
  return (
    <>
      <output className={classes.summary}>{summaryOf(data)}</output>
      <StretchTable
        label="Stretches"
        stretches={data.stretches}
        heads={<StretchHeads columns={data.columns} />}
        cellsOf={({ cells }) => <StretchCells columns={data.columns} cells={cells} />}
        axis={dataset.axis}
        chosen={chosen}
        onChoose={setChosen}
      />
    </>
  );
}

function summaryOf({ total, stretches, isPart }: FoundStretches): string {
  const where = isPart ? 'in this part' : 'in all';
  if (stretches.length === 0) return `Nothing found ${where}.`;
  if (total > MOST) return `${stretchCount(total)} ${where}; the first ${count(MOST)} are marked in the chart: zoom in for all.`;
  return `${stretchCount(stretches.length)} ${where}, marked in the chart.`;
}

function stretchCount(of: number): string {
  return of === 1 ? '1 stretch' : `${count(of)} stretches`;
}
