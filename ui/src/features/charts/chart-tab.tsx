import type { DatasetDetail } from '@/shared/api/types';
import { Empty } from '@/shared/ui/empty';

export function ChartTab({ dataset }: { dataset: DatasetDetail }) {
  return <Empty title={`${dataset.name} has no chart yet`} />;
}
