import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ScriptProblem } from '@/shared/api/types';
import { Copy } from '@/shared/ui/copy';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { SHORT_HASH } from './scripts';
import { scriptSourceQuery } from './script-queries';
import classes from './script-source.module.css';
import { SourceText } from './source-text';

type ScriptSourceProps = {
  /** its name */
  script: string;
  /** why it cannot be run */
  problem?: ScriptProblem | null;
  /** the text that is asked for, where that may be an earlier one */
  sha256?: string;
  /** the SHA-256 of its text now, null when there is none any more */
  now?: string | null;
};

/** The text of a script, as it is now or as it was for a run; which version that is, and a way to take it along. */
export function ScriptSource({ script, problem = null, sha256, now }: ScriptSourceProps) {
  const source = useQuery(scriptSourceQuery(script, sha256));
  if (source.isPending) return <PendingLines of="the text" />;
  if (source.isError) return <Problem title="Text not loaded" error={source.error} onRetry={source.refetch} />;
  const told = source.data;
  const changed = now !== undefined && now !== told.sha256;
  return (
    <div className={classes.source}>
      {changed && (
        <p className={classes.changed} role="note">
          This is the text that the run used. {now === null ? 'No worker has the script any more.' : <>It has been changed since. <Link to={`/scripts/${script}`}>See it as it is now</Link></>}
        </p>
      )}
      <div className={classes.head}>
        <span>Version {told.version}</span>
        <span className={classes.hash}>
          <span className="muted">SHA-256</span> <Copy text={told.sha256} of="SHA-256 of the script" shown={SHORT_HASH} />
        </span>
        <CopyButton value={told.source}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="compact-xs"
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            >
              {copied ? 'Copied' : 'Copy the text'}
            </Button>
          )}
        </CopyButton>
      </div>
      <SourceText source={told.source} problem={changed ? null : problem} />
    </div>
  );
}
