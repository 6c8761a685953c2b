import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate, useOutletContext } from 'react-router';
import { datasetQuery } from '@/shared/api/queries';
import type { TextReading } from '@/shared/api/json';
import type { DatasetDetail } from '@/shared/api/types';
import { bytes, count, counted } from '@/shared/format/numbers';
import { Age } from '@/shared/ui/age';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { StatusTag } from '@/shared/ui/status-tag';
import { useTitle } from '@/shared/ui/use-title';
import classes from './dataset-page.module.css';
import { DeleteDialog } from './delete-dialog';
import { QuarantineNotice } from './quarantine-notice';
import { UnfinishedDataset } from './unfinished-dataset';

type DatasetPageProps = {
  id: string;
  /** what can be done with it, beside its name */
  actions: (dataset: DatasetDetail) => ReactNode;
  /** how far the run is that makes it */
  progress: (runId: string) => ReactNode;
  /** another way in for a file that could not be read */
  uploadAgain: ReactNode;
};

export function DatasetPage({ id, actions, progress, uploadAgain }: DatasetPageProps) {
  const dataset = useQuery(datasetQuery(id));
  useTitle(dataset.data?.name);
  if (dataset.isPending) return <PendingLines of="the dataset" />;
  // A dataset that was here a moment ago stays in sight while the gateway is away.
  if (!dataset.data) {
    return (
      <Problem title="Dataset not loaded" error={dataset.error} onRetry={dataset.refetch}>
        <Link to="/">All datasets</Link>
      </Problem>
    );
  }
  return (
    <article>
      <Head dataset={dataset.data} actions={actions} />
      {dataset.data.status === 'published' ? (
        <>
          <QuarantineNotice dataset={dataset.data} />
          <Tabs dataset={dataset.data} />
          <Outlet context={dataset.data} />
        </>
      ) : (
        <UnfinishedDataset dataset={dataset.data} progress={progress} uploadAgain={uploadAgain} />
      )}
    </article>
  );
}

/** The dataset whose page is shown, for the tab that is open. */
export function useShownDataset(): DatasetDetail {
  return useOutletContext<DatasetDetail>();
}

function Head({ dataset, actions }: { dataset: DatasetDetail; actions: DatasetPageProps['actions'] }) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <div className={classes.head}>
      <div className={classes.title}>
        <div className={classes.name}>
          <h1>{dataset.name}</h1>
          <StatusTag status={dataset.status} />
        </div>
        <Facts dataset={dataset} />
      </div>
      <div className={classes.actions}>
        {dataset.status === 'published' && actions(dataset)}
        <Tooltip label="Delete">
          <ActionIcon size={30} variant="default" aria-label={`Delete ${dataset.name}`} onClick={() => setDeleting(true)}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {deleting && (
        <DeleteDialog
          dataset={dataset}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate('/', { replace: true })}
        />
      )}
    </div>
  );
}

function Facts({ dataset }: { dataset: DatasetDetail }) {
  const profile = dataset.reading?.profile as TextReading['profile'];
  return (
    <ul className={classes.facts}>
      {dataset.status === 'published' && (
        <>
          <li>{counted(dataset.rows, 'row')}</li>
          <li>{counted(dataset.columnCount, 'column')}</li>
          <li>{bytes(dataset.bytes)}</li>
        </>
      )}
      {dataset.kind === 'raw' && dataset.upload && <li>from {dataset.upload.name}</li>}
      {profile && (
        <li>
          read by <Link to="/import-profiles">{profile.name}</Link>
        </li>
      )}
      {dataset.kind === 'derived' && (
        <li>
          {dataset.processor} of{' '}
          {dataset.parentId ? <Link to={`/datasets/${dataset.parentId}`}>its source</Link> : 'another dataset'}
        </li>
      )}
      <li>
        <Age at={dataset.createdAt} sentence />
      </li>
    </ul>
  );
}

function Tabs({ dataset }: { dataset: DatasetDetail }) {
  // The chart's window stays in the address while one looks at another tab.
  const { search } = useLocation();
  const at = (tab: string) => ({ pathname: `/datasets/${dataset.id}${tab}`, search });
  return (
    <nav aria-label="Views of the dataset" className={classes.tabs}>
      <NavLink to={at('')} end className={classes.tab}>
        Chart
      </NavLink>
      <NavLink to={at('/quality')} className={classes.tab}>
        Quality
      </NavLink>
      <NavLink to={at('/data')} className={classes.tab}>
        Data
      </NavLink>
      <NavLink to={at('/rejects')} className={classes.tab}>
        Rejects{' '}
        {dataset.rejects > 0 && <span className={classes.badge}>{count(dataset.rejects)}</span>}
      </NavLink>
      <NavLink to={at('/lineage')} className={classes.tab}>
        Lineage
      </NavLink>
      <NavLink to={at('/about')} className={classes.tab}>
        About
      </NavLink>
    </nav>
  );
}
