import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { RunFormDrawer } from '@/features/processors/run-form-drawer';
import { RunProgress } from '@/features/runs/run-progress';
import { datasetQuery } from '@/shared/api/queries';
import type { DatasetDetail, Run } from '@/shared/api/types';

const progress = (runId: string) => <RunProgress runId={runId} />;

/** Opens the form that has something done with a dataset. */
export function ProcessButton({ dataset }: { dataset: DatasetDetail }) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={open}>
        Process
      </Button>
      <RunFormDrawer dataset={dataset} opened={opened} onClose={close} progress={progress} />
    </>
  );
}

/** Opens the same form, filled in as it was for a run; none for an ingest, whose input is a file. */
export function AgainButton({ run }: { run: Run }) {
  const [opened, { open, close }] = useDisclosure();
  const dataset = useQuery({ ...datasetQuery(run.datasetId), enabled: run.processor !== 'ingest' });
  if (dataset.data?.status !== 'published') return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        With other parameters
      </Button>
      <RunFormDrawer dataset={dataset.data} opened={opened} onClose={close} template={run} progress={progress} />
    </>
  );
}
