import { Link } from 'react-router';
import { Empty } from '@/shared/ui/empty';
import { useTitle } from '@/shared/ui/use-title';

export function NotFoundPage() {
  useTitle('Not found');
  return (
    <Empty title="There is no page at this address">
      <p>
        It may have been mistyped, or what it showed is gone. <Link to="/">See all datasets</Link>
      </p>
    </Empty>
  );
}
