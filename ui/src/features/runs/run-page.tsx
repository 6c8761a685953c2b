import { useParams } from 'react-router';
import { Empty } from '@/shared/ui/empty';
import { useTitle } from '@/shared/ui/use-title';

export function RunPage() {
  const { id } = useParams();
  useTitle('Run');
  return <Empty title={`Run ${id} is not shown yet`} />;
}
