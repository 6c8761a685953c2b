import { ActionIcon, Tooltip } from '@mantine/core';
import { IconEye, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Dataset } from '@/shared/api/types';
import { bytes, count, counted } from '@/shared/format/numbers';
import { Age } from '@/shared/ui/age';
import { StatusTag } from '@/shared/ui/status-tag';
import { Tag } from '@/shared/ui/tag';
import table from '@/shared/ui/table.module.css';
import classes from './dataset-table.module.css';
import { DeleteDialog } from './delete-dialog';

type DatasetTableProps = { datasets: Dataset[]; progress: (runId: string) => ReactNode };

export function DatasetTable({ datasets, progress }: DatasetTableProps) {
  const [doomed, setDoomed] = useState<Dataset>();
  return (
    <>
      <div className={table.scroll}>
        <table className={`${table.table} ${classes.datasets}`}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className={classes.wide}>
                Status
              </th>
              <th scope="col" className={`${table.end} ${classes.wide}`}>
                Rows
              </th>
              <th scope="col" className={`${table.end} ${classes.wide}`}>
                Columns
              </th>
              <th scope="col" className={`${table.end} ${classes.widest}`}>
                Size
              </th>
              <th scope="col" className={`${table.end} ${classes.wide}`}>
                Rejects
              </th>
              <th scope="col" className={classes.widest}>
                From
              </th>
              <th scope="col" className={`${table.end} ${classes.wide}`}>
                Age
              </th>
              <th scope="col" aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {datasets.map((dataset) => (
              <Row key={dataset.id} dataset={dataset} progress={progress} onDelete={() => setDoomed(dataset)} />
            ))}
          </tbody>
        </table>
      </div>
      {doomed && <DeleteDialog dataset={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  );
}

type RowProps = { dataset: Dataset; progress: (runId: string) => ReactNode; onDelete: () => void };

function Row({ dataset, progress, onDelete }: RowProps) {
  const whole = dataset.status === 'published';
  return (
    <tr>
      <th scope="row" className={classes.name}>
        <Link to={`/datasets/${dataset.id}`}>{dataset.name}</Link>
        {dataset.status === 'failed' && dataset.run?.problem && (
          <p className={classes.problem}>{dataset.run.problem.detail}</p>
        )}
        <div className={classes.narrow}>
          {(!whole || dataset.quarantined) && <Standing dataset={dataset} progress={progress} />}
          <span>
            {whole && `${counted(dataset.rows, 'row')} · ${counted(dataset.columnCount, 'column')} · `}
            <Age at={dataset.createdAt} />
          </span>
        </div>
      </th>
      <td className={`${classes.status} ${classes.wide}`}>
        <Standing dataset={dataset} progress={progress} />
      </td>
      <td className={`num ${classes.wide}`}>{whole ? count(dataset.rows) : '–'}</td>
      <td className={`num ${classes.wide}`}>{whole ? count(dataset.columnCount) : '–'}</td>
      <td className={`num ${classes.widest}`}>{whole ? bytes(dataset.bytes) : '–'}</td>
      <td className={`num ${classes.wide}`}>
        {dataset.rejects > 0 ? (
          <Link to={`/datasets/${dataset.id}/rejects`} className={classes.rejects}>
            {count(dataset.rejects)}
          </Link>
        ) : (
          <span className="muted">0</span>
        )}
      </td>
      <td className={classes.widest}>{dataset.kind === 'raw' ? 'file' : dataset.processor}</td>
      <td className={`num ${classes.wide}`}>
        <Age at={dataset.createdAt} />
      </td>
      <td className={classes.actions}>
        {dataset.uploadId && dataset.kind === 'raw' && (
          <Tooltip label="Look at how it was read, or read it otherwise">
            <ActionIcon component={Link} to={`/import/${dataset.uploadId}?dataset=${dataset.id}`} aria-label={`Look at how ${dataset.name} was read`}>
              <IconEye size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label="Delete">
          <ActionIcon aria-label={`Delete ${dataset.name}`} onClick={onDelete}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
}

function Standing({ dataset, progress }: Pick<RowProps, 'dataset' | 'progress'>) {
  return (
    <>
      {dataset.quarantined ? <Tag tone="warn">in quarantine</Tag> : <StatusTag status={dataset.status} />}
      {dataset.status === 'draft' && dataset.run && progress(dataset.run.id)}
    </>
  );
}
