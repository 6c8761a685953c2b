import { useMemo } from 'react';
import { ChartTab } from '@/features/charts/chart-tab';
import { ComparisonPage, type NamedResult } from '@/features/comparison/comparison-page';
import type { DatasetDetail } from '@/shared/api/types';

const chart = (dataset: DatasetDetail, results: [NamedResult, NamedResult]) => <ComparedChart dataset={dataset} results={results} />;

/** Two runs side by side, with the chart that draws what they made. */
export function ComparisonRoute() {
  return <ComparisonPage chart={chart} />;
}

function ComparedChart({ dataset, results: [a, b] }: { dataset: DatasetDetail; results: [NamedResult, NamedResult] }) {
  const compared = useMemo((): [NamedResult, NamedResult] => [{ id: a.id, label: a.label }, { id: b.id, label: b.label }], [a.id, a.label, b.id, b.label]);
  return <ChartTab dataset={dataset} compared={compared} />;
}
