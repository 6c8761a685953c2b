import { Empty } from '@/shared/ui/empty';
import { useTitle } from '@/shared/ui/use-title';

export function RunListPage() {
  useTitle('Runs');
  return <Empty title="Runs are not listed yet" />;
}
