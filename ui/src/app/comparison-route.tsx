import { useMemo } from 'react';
import { ChartTab } from '@/features/charts/chart-tab';
import { ComparisonPage, type NamedResult } from '@/features/comparison/comparison-page';
import { PeakLayer } from '@/features/peaks/peak-layer';
import { MarksProvider } from '@/shared/marks/marks';
import type { DatasetDetail } from '@/shared/api/types';

const chart = (dataset: DatasetDetail, results: [NamedResult, NamedResult]) => <ComparedChart dataset={dataset} results={results} />;

/** Two runs side by side, with the chart that draws what they made. */
export function ComparisonRoute() {
  return <ComparisonPage chart={chart} />;
}

function ComparedChart({ dataset, results: [a, b] }: { dataset: DatasetDetail; results: [NamedResult, NamedResult] }) {
  const compared = useMemo((): [NamedResult, NamedResult] => [a, b], [a, b]);
  return (
    <MarksProvider>
      <ChartTab dataset={dataset} compared={compared} />
      {a.processor === 'peak-detection' && <PeakLayer dataset={dataset} resultId={a.id} name="A" hollow={false} />}
      {b.processor === 'peak-detection' && <PeakLayer dataset={dataset} resultId={b.id} name="B" hollow />}
    </MarksProvider>
  );
}
