import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '@/shared/api/api-problem';
import { resultQuery, runQuery } from '@/shared/api/queries';
import type { Run } from '@/shared/api/types';
import { bytes } from '@/shared/format/numbers';
import { exportFile } from '@/shared/runs/result-address';
import { Problem } from '@/shared/ui/problem';
import classes from './export-menu.module.css';

type WrittenExportProps = {
  run: Run;
  progress: (runId: string) => ReactNode;
};

/** A file that a run writes: how far it is, then the file. */
export function WrittenExport({ run: asked, progress }: WrittenExportProps) {
  const run = useQuery({ ...runQuery(asked.id), staleTime: 0 }).data ?? asked;
  if (run.status === 'FAILED' && run.problem)
    return (
      <Problem title="The file was not written" error={new ApiProblem({ ...run.problem, status: 0 })}>
        <Link to={`/runs/${run.id}`}>See the run</Link>
      </Problem>
    );
  return (
    <div className={classes.written} role="status">
      {run.status === 'COMPLETED' ? <WrittenFile runId={run.id} /> : progress(run.id)}
      <Link to={`/runs/${run.id}`}>Run</Link>
    </div>
  );
}

function WrittenFile({ runId }: { runId: string }) {
  const summary = useQuery(resultQuery(runId)).data?.summary as { bytes: number } | null | undefined;
  return (
    <Button component="a" href={exportFile(runId)} download size="xs" leftSection={<IconDownload size={14} aria-hidden />}>
      Download the file{summary && ` (${bytes(summary.bytes)})`}
    </Button>
  );
}
