import { useParams } from 'react-router';
import { ChartTab } from '@/features/charts/chart-tab';
import { AboutTab } from '@/features/datasets/about-tab';
import { DataTab } from '@/features/datasets/data-tab';
import { DatasetPage, useShownDataset } from '@/features/datasets/dataset-page';
import { RejectsTab } from '@/features/datasets/rejects-tab';
import { ExportMenu } from '@/features/export/export-menu';
import { LineageTab } from '@/features/lineage/lineage-tab';
import { PeaksPanel } from '@/features/peaks/peaks-panel';
import { QualityTab } from '@/features/quality/quality-tab';
import { RunProgress } from '@/features/runs/run-progress';
import { StretchesPanel } from '@/features/stretches/stretches-panel';
import { UploadWithOptions } from '@/features/uploads/upload-button';
import type { DatasetDetail } from '@/shared/api/types';
import { MarksProvider } from '@/shared/marks/marks';
import { TrialProvider } from '@/shared/trial/trial';
import { ProcessButton } from './process-button';

const progress = (runId: string) => <RunProgress runId={runId} />;
const actions = (dataset: DatasetDetail) => (
  <>
    <ExportMenu dataset={dataset} progress={progress} />
    <ProcessButton dataset={dataset} />
  </>
);

/** A dataset's page, with what other features bring to it. */
export function DatasetRoute() {
  const { id = '' } = useParams();
  return (
    <TrialProvider key={id}>
      <MarksProvider>
        <DatasetPage
          id={id}
          actions={actions}
          progress={progress}
          uploadAgain={<UploadWithOptions>Upload with options …</UploadWithOptions>}
        />
      </MarksProvider>
    </TrialProvider>
  );
}

export function ChartRoute() {
  const dataset = useShownDataset();
  return (
    <>
      <ChartTab dataset={dataset} />
      <PeaksPanel dataset={dataset} />
      <StretchesPanel dataset={dataset} />
    </>
  );
}

export function QualityRoute() {
  const dataset = useShownDataset();
  return <QualityTab dataset={dataset} chart={<ChartTab dataset={dataset} />} progress={progress} />;
}

export function DataRoute() {
  return <DataTab dataset={useShownDataset()} />;
}

export function RejectsRoute() {
  return <RejectsTab dataset={useShownDataset()} />;
}

export function LineageRoute() {
  return <LineageTab dataset={useShownDataset()} />;
}

export function AboutRoute() {
  return <AboutTab dataset={useShownDataset()} />;
}
