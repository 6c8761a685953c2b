import { Button } from '@mantine/core';
import { IconFile, IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { lineageQuery } from '@/shared/api/queries';
import type { DatasetDetail, LineageNode, Upload } from '@/shared/api/types';
import { bytes, counted } from '@/shared/format/numbers';
import { Empty } from '@/shared/ui/empty';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { StatusTag } from '@/shared/ui/status-tag';
import { Tag } from '@/shared/ui/tag';
import classes from './lineage-tab.module.css';
import { branches, type Branch } from './lineage-tree';

/** Where a dataset comes from and what was made of it, from the uploaded file down. */
export function LineageTab({ dataset }: { dataset: DatasetDetail }) {
  const { id } = dataset;
  const lineage = useQuery(lineageQuery(id));
  if (lineage.isPending) return <PendingLines of="the lineage" />;
  if (!lineage.data) return <Problem title="Lineage not loaded" error={lineage.error} onRetry={lineage.refetch} />;
  const tree = branches(lineage.data.nodes);
  if (tree.length === 0) return <Empty title="Nothing is known of where this dataset comes from" />;
  return (
    <>
      {dataset.kind === 'derived' && (
        <div className={classes.actions}>
          <Button component={Link} to={`/recipes/new?like=${id}`} variant="default" leftSection={<IconListCheck size={16} aria-hidden />}>
            Save as recipe
          </Button>
        </div>
      )}
      <nav aria-label="Lineage" className={classes.scroll}>
        {lineage.data.upload ? (
          <ul className={classes.tree}>
            <li>
              <UploadCard upload={lineage.data.upload} />
              <Branches of={tree} shown={id} />
            </li>
          </ul>
        ) : (
          <Branches of={tree} shown={id} root />
        )}
      </nav>
    </>
  );
}

function Branches({ of: tree, shown, root }: { of: Branch[]; shown: string; root?: boolean }) {
  return (
    <ul className={root ? classes.tree : classes.branches}>
      {tree.map(({ node, children }) => (
        <li key={node.id}>
          <NodeCard node={node} shown={node.id === shown} />
          {children.length > 0 && <Branches of={children} shown={shown} />}
        </li>
      ))}
    </ul>
  );
}

function UploadCard({ upload }: { upload: Upload }) {
  return (
    <div className={classes.card}>
      <div className={classes.line}>
        <IconFile size={16} aria-hidden />
        <span className={classes.name}>{upload.name}</span>
        <span className="muted">uploaded file · {bytes(upload.bytes)}</span>
      </div>
    </div>
  );
}

function NodeCard({ node, shown }: { node: LineageNode; shown: boolean }) {
  const parameters = Object.entries(node.parameters);
  return (
    <div className={classes.card} data-shown={shown} data-deleted={node.deleted}>
      <div className={classes.line}>
        {node.deleted ? (
          <span className={classes.name}>{node.name}</span>
        ) : (
          <Link to={`/datasets/${node.id}`} className={classes.name} aria-current={shown ? 'true' : undefined}>
            {node.name}
          </Link>
        )}
        {node.deleted ? <Tag tone="quiet">deleted</Tag> : <StatusTag status={node.status} />}
      </div>
      <div className={classes.line}>
        <span className="muted">
          by{' '}
          {node.run ? (
            <Link to={`/runs/${node.run.id}`} aria-label={`Run of ${node.processor} that made ${node.name}`}>
              {node.processor}
            </Link>
          ) : (
            node.processor
          )}{' '}
          v{node.processorVersion}
          {node.status === 'published' && !node.deleted && ` · ${counted(node.rows, 'row')}`}
        </span>
      </div>
      {parameters.length > 0 && (
        <ul className={classes.parameters}>
          {parameters.map(([name, value]) => (
            <li key={name}>
              <code>
                {name} = {typeof value === 'string' ? value : JSON.stringify(value)}
              </code>
            </li>
          ))}
        </ul>
      )}
      {node.run?.problem && <p className={classes.problem}>{node.run.problem.detail}</p>}
    </div>
  );
}
