import { useRouteError } from 'react-router';
import { Problem } from '@/shared/ui/problem';

/** Stands where a page stood that broke while it was drawn; the frame around it stays. */
export function PageFailure() {
  const error = useRouteError();
  return (
    <Problem title="This page could not be shown" error={error} onRetry={() => window.location.reload()} />
  );
}
