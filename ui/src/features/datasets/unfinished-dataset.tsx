import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '@/shared/api/api-problem';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { DatasetDetail } from '@/shared/api/types';
import { Problem } from '@/shared/ui/problem';
import classes from './unfinished-dataset.module.css';

type UnfinishedDatasetProps = {
  dataset: DatasetDetail;
  progress: (runId: string) => ReactNode;
  uploadAgain: ReactNode;
};

/** A dataset that is still being made, or whose making ended badly. */
export function UnfinishedDataset({ dataset, progress, uploadAgain }: UnfinishedDatasetProps) {
  const run = dataset.run;
  if (dataset.status === 'draft' && run?.status !== 'STOPPED' && run?.status !== 'FAILED') {
    return (
      <section className={classes.panel} aria-label="Progress">
        <h2>{dataset.kind === 'raw' ? 'The file is being read' : `${dataset.processor} is at work`}</h2>
        {run && progress(run.id)}
        <p className="muted">Its rows appear here as soon as they are whole. You may leave this page.</p>
        {run && <Link to={`/runs/${run.id}`}>See the run</Link>}
      </section>
    );
  }
  return <EndedBadly dataset={dataset} uploadAgain={uploadAgain} />;
}

function EndedBadly({ dataset, uploadAgain }: Omit<UnfinishedDatasetProps, 'progress'>) {
  const queryClient = useQueryClient();
  const run = dataset.run;
  const restart = useMutation({
    mutationFn: (id: string) => answer(api.POST('/api/runs/{id}/restart', { params: { path: { id } } })),
    onSuccess: (restarted) => {
      queryClient.setQueryData(keys.run(restarted.id), restarted);
      return queryClient.invalidateQueries({ queryKey: keys.dataset(dataset.id) });
    },
  });
  const stopped = run?.status === 'STOPPED';
  const fromFile = dataset.kind === 'raw';
  const cause = new ApiProblem({
    status: 0,
    title: stopped ? 'Its run was stopped before it was whole.' : 'Its run ended before it was whole.',
    ...(stopped ? { remedy: 'Restart the run: it goes on where it stopped.' } : run?.problem),
  });
  return (
    <div className={classes.ended}>
      <Problem title={fromFile ? 'The file was not read' : 'The result was not made'} error={cause}>
        {run && (
          <Button loading={restart.isPending} onClick={() => restart.mutate(run.id)}>
            Restart the run
          </Button>
        )}
        {fromFile && !stopped && dataset.uploadId && (
          <Button component={Link} to={`/import/${dataset.uploadId}?dataset=${dataset.id}`} variant="default">
            Look at how it was read
          </Button>
        )}
        {fromFile && !stopped && uploadAgain}
        {run && (
          <Button component={Link} to={`/runs/${run.id}`} variant="subtle" color="gray">
            See the run
          </Button>
        )}
      </Problem>
      {restart.isError && <Problem title="The run was not restarted" error={restart.error} />}
    </div>
  );
}
