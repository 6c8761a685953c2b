import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { resultQuery } from '@/shared/api/queries';
import { Copy } from '@/shared/ui/copy';
import { scriptName, scriptSummary } from './scripts';

type UsedScriptProps = {
  processor: string;
  version: number;
  runId: string;
  /** the run has told which text it was */
  completed: boolean;
};

/** The script that a run is of: which version, and the way to its text. */
export function UsedScript({ processor, version, runId, completed }: UsedScriptProps) {
  const result = useQuery({ ...resultQuery(runId), enabled: completed });
  const sha256 = scriptSummary(result.data?.summary ?? null)?.script.sha256;
  const name = scriptName(processor);
  return (
    <>
      <Link to={sha256 === undefined ? `/scripts/${name}` : `/scripts/${name}?sha256=${sha256}`}>{name}.groovy</Link>{' '}
      <span className="muted">version {version}</span>
      {sha256 !== undefined && (
        <div>
          <span className="muted">SHA-256</span> <Copy text={sha256} of="SHA-256 of the script" />
        </div>
      )}
    </>
  );
}
