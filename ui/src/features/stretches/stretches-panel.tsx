import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useSearch } from '@/shared/address/use-search';
import { withParameter } from '@/shared/address/with-parameter';
import { lineageQuery, processorsQuery } from '@/shared/api/queries';
import type { DatasetDetail, LineageNode } from '@/shared/api/types';
import { count } from '@/shared/format/numbers';
import { parametersText } from '@/shared/format/parameters';
import { useChartHands, useMark, type Marks } from '@/shared/marks/marks';
import { StretchTable } from '@/shared/marks/stretch-table';
import { useResultForm } from '@/shared/runs/use-result-form';
import { scriptName } from '@/shared/scripts/scripts';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { MOST, stretchesQuery, type FoundStretches } from './stretch-queries';
import { StretchCells, StretchHeads } from './stretch-cells';
import classes from './stretches-panel.module.css';

/** More lines are shown on asking. */
const LINES = 100;

/** What the lab's detectors and checks have found in a dataset, beside its chart; nothing where none has run. */
export function StretchesPanel({ dataset }: { dataset: DatasetDetail }) {
  const nodes = useQuery(lineageQuery(dataset.id)).data?.nodes ?? [];
  const made = nodes.filter(({ parentId, status, deleted }) => parentId === dataset.id && status === 'published' && !deleted);
  const formOf = useResultForm(made.map(({ processor }) => processor));
  const results = made.filter(({ processor }) => formOf(processor) === 'stretches').toReversed();
  const titles = new Map((useQuery({ ...processorsQuery, enabled: results.length > 0 }).data ?? []).map(({ name, title }) => [name, title]));
  const [search, setSearch] = useSearch();
  const result = results.find(({ id }) => id === search.get('stretches')) ?? results[0];
  if (!result) return null;
  const choose = (id: string | null) =>
    setSearch((now) => withParameter(now, 'stretches', id === results[0]?.id ? null : id), { replace: true, preventScrollReset: true });
  const titleOf = ({ processor }: LineageNode) => titles.get(processor) ?? scriptName(processor);
  return (
    <section aria-labelledby="stretches" className={classes.panel}>
      <div className={classes.head}>
        <h2 id="stretches">{results.length > 1 ? 'Stretches' : titleOf(result)}</h2>
        {results.length > 1 ? (
          <Select
            aria-label="Found by which run"
            className={classes.choice}
            data={results.map((one, index) => ({ value: one.id, label: labelOf(titleOf(one), one, index === 0) }))}
            value={result.id}
            onChange={choose}
            allowDeselect={false}
          />
        ) : (
          <span className="muted">{parametersText(result.parameters)}</span>
        )}
        <Link to={`/datasets/${result.id}`}>As a dataset</Link>
        {result.run && <Link to={`/runs/${result.run.id}`}>Run</Link>}
      </div>
      <StretchesOf key={result.id} dataset={dataset} resultId={result.id} />
    </section>
  );
}

function labelOf(title: string, { parameters, id }: LineageNode, newest: boolean): string {
  const told = [title, parametersText(parameters)].filter(Boolean).join(' · ');
  return newest ? `${told} (newest)` : `${told}, ${id.slice(0, 8)}`;
}

function StretchesOf({ dataset, resultId }: { dataset: DatasetDetail; resultId: string }) {
  const [search] = useSearch();
  const [from, to] = [search.get('from'), search.get('to')];
  const found = useQuery(stretchesQuery(resultId, dataset.axis, { from, to }));
  const [chosen, setChosen] = useState<string>();
  const [most, setMost] = useState(LINES);
  const hands = useChartHands();
  const { data } = found;
  const marks = useMemo((): Marks => {
    const lit = data?.stretches.find(({ key }) => key === chosen);
    return { spans: data?.marks ?? [], lit: lit && { column: null, from: lit.from, to: lit.to }, onPick: setChosen };
  }, [data, chosen]);
  useMark('stretches', marks);

  if (found.isPending) return <PendingLines of="the stretches" lines={4} />;
  if (!data) return <Problem title="Stretches not loaded" error={found.error} onRetry={found.refetch} />;
  const shown = Math.max(most, data.stretches.findIndex(({ key }) => key === chosen) + 1);
  return (
    <>
      <output className={classes.summary}>{summaryOf(data, from !== null || to !== null)}</output>
      {data.stretches.length > 0 && (
        <StretchTable
          label="Stretches"
          stretches={data.stretches.slice(0, shown)}
          heads={<StretchHeads columns={data.columns} />}
          cellsOf={({ cells }) => <StretchCells columns={data.columns} cells={cells} />}
          axis={dataset.axis}
          chosen={chosen}
          onChoose={(one) => {
            setChosen(one.key);
            hands.show(one.from, one.to);
          }}
        />
      )}
      {data.stretches.length > shown && (
        <Button variant="default" onClick={() => setMost(shown + LINES)} className={classes.more}>
          Show more of {count(data.stretches.length)}
        </Button>
      )}
    </>
  );
}

function summaryOf({ total, stretches }: FoundStretches, part: boolean): string {
  const where = part ? 'in this part' : 'in all';
  if (stretches.length === 0) return `Nothing found ${where}.`;
  if (total > MOST) return `${stretchCount(total)} ${where}; the first ${count(MOST)} are marked in the chart: zoom in for all.`;
  return `${stretchCount(stretches.length)} ${where}, marked in the chart.`;
}

function stretchCount(of: number): string {
  return of === 1 ? '1 stretch' : `${count(of)} stretches`;
}
