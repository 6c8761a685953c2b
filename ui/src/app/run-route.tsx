import { useParams } from 'react-router';
import { RunPage } from '@/features/runs/run-page';
import type { Run } from '@/shared/api/types';
import { AgainButton } from './process-button';

const again = (run: Run) => <AgainButton run={run} />;

/** A run's page, with what other features bring to it. */
export function RunRoute() {
  const { id = '' } = useParams();
  return <RunPage key={id} id={id} again={again} />;
}
