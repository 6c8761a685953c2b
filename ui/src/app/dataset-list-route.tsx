import { Group } from '@mantine/core';
import { DatasetListPage } from '@/features/datasets/dataset-list-page';
import { RunProgress } from '@/features/runs/run-progress';
import { PageDrop } from '@/features/uploads/page-drop';
import { SampleButton } from '@/features/uploads/sample-button';
import { UploadButton } from '@/features/uploads/upload-button';
import { UploadList } from '@/features/uploads/upload-list';
import { LookFirst } from './look-first';

const actions = (
  <Group gap="xs">
    <LookFirst />
    <UploadButton />
  </Group>
);
const progress = (runId: string) => <RunProgress runId={runId} />;

/** The list of datasets, with the way in for new files. */
export function DatasetListRoute() {
  return (
    <>
      <PageDrop />
      <DatasetListPage actions={actions} uploads={<UploadList />} start={<SampleButton />} progress={progress} />
    </>
  );
}
