import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
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
  /** the text that is asked about, where that may be an earlier one */
  sha256?: string;
};

/** The text of a script as it is now, which version that is, and a way to take it along. */
export function ScriptSource({ script, problem = null, sha256 }: ScriptSourceProps) {
  const source = useQuery(scriptSourceQuery(script));
  if (source.isPending) return <PendingLines of="the text" />;
  if (source.isError) return <Problem title="Text not loaded" error={source.error} onRetry={source.refetch} />;
  const told = source.data;
  const changed = sha256 !== undefined && sha256 !== told.sha256;
  return (
    <div className={classes.source}>
      {changed && (
        <p className={classes.changed} role="note">
          The script has been changed since. This is its text now; the run used the one of SHA-256 <code>{sha256.slice(0, SHORT_HASH)}</code>.
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
      <SourceText source={told.source} problem={problem} />
    </div>
  );
}
