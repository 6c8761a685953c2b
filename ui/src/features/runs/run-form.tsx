import { Drawer } from '@mantine/core';
import type { DatasetDetail } from '@/shared/api/types';

type RunFormDrawerProps = { dataset: DatasetDetail; opened: boolean; onClose: () => void };

export function RunFormDrawer({ dataset, opened, onClose }: RunFormDrawerProps) {
  return <Drawer opened={opened} onClose={onClose} title={`Process ${dataset.name}`} />;
}
