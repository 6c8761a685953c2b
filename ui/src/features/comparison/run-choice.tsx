import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { runsQuery } from '@/shared/api/queries';
import type { Run } from '@/shared/api/types';
import { parametersText } from '@/shared/format/parameters';
import { minuteOf } from '@/shared/format/times';
import { Age } from '@/shared/ui/age';
import classes from './comparison-page.module.css';

type RunChoiceProps = {
  name: 'A' | 'B';
  /** undefined: none is chosen */
  run: Run | undefined;
  /** whose runs are offered */
  datasetId: string;
  /** the other side's */
  not: string | null;
  onChoose: (id: string) => void;
};

/** One side of a comparison: which run it is, and the others that it could be. */
export function RunChoice({ name, run, datasetId, not, onChoose }: RunChoiceProps) {
  const runs = useInfiniteQuery(runsQuery({ datasetId }));
  const listed = (runs.data?.pages.flatMap((page) => page.items) ?? []).filter((one) => one.processor !== 'ingest' && one.id !== not);
  const offered = run && !listed.some(({ id }) => id === run.id) ? [run, ...listed] : listed;
  return (
    <div className={classes.choice}>
      <Select
        label={`Run ${name}`}
        placeholder="Choose a run"
        data={offered.map((one) => ({ value: one.id, label: textOf(one) }))}
        value={run?.id ?? null}
        onChange={(id) => id && onChoose(id)}
        allowDeselect={false}
        searchable
        nothingFoundMessage="No other run of this dataset"
      />
      {run && (
        <p className={classes.about}>
          <Link to={`/runs/${run.id}`}>Run</Link>
          <Link to={`/datasets/${run.datasetId}`}>{run.datasetName ?? 'dataset'}</Link>
          <Link to={`/datasets/${run.resultId}`}>result</Link>
          <span className="muted">
            <Age at={run.createdAt} sentence />
          </span>
        </p>
      )}
    </div>
  );
}

/** Told apart by their parameters, and where those are the same, by their time. */
function textOf(run: Run): string {
  return [run.processor, parametersText(run.parameters), minuteOf(run.createdAt)].filter(Boolean).join(' · ');
}
