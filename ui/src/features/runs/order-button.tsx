import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import type { Run } from '@/shared/api/types';
import { datasetOf } from './dataset-of';
import { orderFor, useRunOrder } from './use-run-order';

const words = {
  stop: { word: 'Stop', icon: <IconPlayerStop size={16} aria-hidden /> },
  restart: { word: 'Restart', icon: <IconRefresh size={16} aria-hidden /> },
};

/** What can be asked of a run as it is: to stop, or to go on. */
export function OrderButton({ run, small = false }: { run: Run; small?: boolean }) {
  const order = orderFor(run);
  const give = useRunOrder(run.id);
  if (!order) return null;
  const { word, icon } = words[order];
  return (
    <Button
      variant="default"
      size={small ? 'compact-xs' : 'xs'}
      leftSection={small ? undefined : icon}
      loading={give.isPending}
      aria-label={`${word} ${run.processor} of ${datasetOf(run)}`}
      onClick={() =>
        give.mutate(order, {
          onError: (error) => notifications.show({ color: 'red', title: `${word} was refused`, message: error.message }),
        })
      }
    >
      {word}
    </Button>
  );
}
