import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useParams } from 'react-router';
import { ChartTab } from '@/features/charts/chart-tab';
import { DatasetPage, useShownDataset } from '@/features/datasets/dataset-page';
import { RunFormDrawer } from '@/features/runs/run-form';
import { RunProgress } from '@/features/runs/run-progress';
import type { DatasetDetail } from '@/shared/api/types';

function Process({ dataset }: { dataset: DatasetDetail }) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button onClick={open}>Process</Button>
      <RunFormDrawer dataset={dataset} opened={opened} onClose={close} />
    </>
  );
}

/** A dataset's page, with what other features bring to it. */
export function DatasetRoute() {
  const { id = '' } = useParams();
  return (
    <DatasetPage
      key={id}
      id={id}
      actions={(dataset) => <Process dataset={dataset} />}
      progress={(runId) => <RunProgress runId={runId} />}
    />
  );
}

export function ChartRoute() {
  return <ChartTab dataset={useShownDataset()} />;
}
