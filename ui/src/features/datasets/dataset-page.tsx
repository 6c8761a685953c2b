import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Outlet, useOutletContext } from 'react-router';
import { datasetQuery } from '@/shared/api/queries';
import type { DatasetDetail } from '@/shared/api/types';
import { Problem } from '@/shared/ui/problem';
import { StatusTag } from '@/shared/ui/status-tag';
import { useTitle } from '@/shared/ui/use-title';

type DatasetPageProps = {
  id: string;
  /** what can be done with it, beside its name */
  actions: (dataset: DatasetDetail) => ReactNode;
  /** how far the run is that makes it */
  progress: (runId: string) => ReactNode;
};

export function DatasetPage({ id, actions, progress }: DatasetPageProps) {
  const dataset = useQuery(datasetQuery(id));
  useTitle(dataset.data?.name);
  if (dataset.isPending) return <p aria-busy>Loading …</p>;
  if (dataset.isError) return <Problem title="Dataset not loaded" error={dataset.error} onRetry={dataset.refetch} />;
  return (
    <>
      <h1>{dataset.data.name}</h1>
      <StatusTag status={dataset.data.status} />
      {dataset.data.status === 'published' && actions(dataset.data)}
      {dataset.data.status === 'draft' && dataset.data.run && progress(dataset.data.run.id)}
      {dataset.data.status === 'published' && <Outlet context={dataset.data} />}
    </>
  );
}

/** The dataset whose page is shown, for the tab that is open. */
export function useShownDataset(): DatasetDetail {
  return useOutletContext<DatasetDetail>();
}
