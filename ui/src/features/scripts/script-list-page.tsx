import { IconCode } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { processorsQuery } from '@/shared/api/queries';
import type { Processor, Script } from '@/shared/api/types';
import { problemPlace, SHORT_HASH } from '@/shared/scripts/scripts';
import { Empty } from '@/shared/ui/empty';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import { Tag } from '@/shared/ui/tag';
import { useTitle } from '@/shared/ui/use-title';
import { Isolation } from './isolation';
import classes from './script-list-page.module.css';

/** A script that was added or changed is listed within seconds. */
const AGAIN_MS = 5_000;

export type LabScript = Processor & { script: Script };

export function isLabScript(processor: Processor): processor is LabScript {
  return processor.script !== null;
}

/** The lab's scripts: which there are, and what is wrong with those that cannot be run. */
export function ScriptListPage() {
  useTitle('Scripts');
  return (
    <>
      <div className={classes.head}>
        <h1>Scripts</h1>
        <Isolation />
      </div>
      <p className={classes.lead}>
        Processors of the lab’s own. They are files in the workers’ folder and are changed there; a change is a new version and shows here within
        seconds.
      </p>
      <Scripts />
      <p className={classes.foot}>How to write one: docs/how-to/write-a-script.md in Kymo’s documentation. What a script may use: docs/reference/scripts.md.</p>
    </>
  );
}

function Scripts() {
  const processors = useQuery({ ...processorsQuery, refetchInterval: AGAIN_MS });
  if (processors.isPending) return <PendingLines of="the scripts" />;
  if (!processors.data) return <Problem title="Scripts not loaded" error={processors.error} onRetry={processors.refetch} />;
  const scripts = processors.data.filter(isLabScript).toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  if (scripts.length === 0) {
    return (
      <Empty title="No scripts yet" icon={<IconCode size={32} stroke={1.5} aria-hidden />}>
        <p className={classes.explained}>
          Put a file <code>NAME.groovy</code> into the workers’ folder <code>scripts/custom</code>, or have one begun there with{' '}
          <code>kymo script new NAME</code>. A single line is enough: <code>y = x * 2</code>.
        </p>
      </Empty>
    );
  }
  return (
    <TableScroll label="Scripts">
      <table className={`${table.table} ${classes.scripts}`}>
        <thead>
          <tr>
            <th scope="col">Script</th>
            <th scope="col">Kind</th>
            <th scope="col" className={`${table.end} ${classes.wide}`}>
              Version
            </th>
            <th scope="col" className={classes.wide}>
              SHA-256
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {scripts.map((script) => (
            <Row key={script.name} processor={script} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ processor: { title, description, version, script } }: { processor: LabScript }) {
  return (
    <tr>
      <th scope="row" className={classes.name}>
        <Link to={`/scripts/${script.name}`}>{title}</Link>
        <p className={`${classes.description} muted`}>
          <code>{script.name}</code> {!script.problem && <span className={classes.wide}>{description}</span>}
        </p>
      </th>
      <td>{script.kind ?? <span className="muted">unknown</span>}</td>
      <td className={`num ${classes.wide}`}>{version}</td>
      <td className={classes.wide}>
        <code title={script.sha256}>{script.sha256.slice(0, SHORT_HASH)}</code>
      </td>
      <td className={classes.state}>
        <ScriptState script={script} />
        {script.problem && (
          <p className={classes.problem}>
            {script.problem.message}
            <span className="muted">{problemPlace(script.problem)}</span>
          </p>
        )}
      </td>
    </tr>
  );
}

export function ScriptState({ script }: { script: Script }) {
  return script.problem ? <Tag tone="bad">cannot be run</Tag> : <Tag tone="good">ready</Tag>;
}
