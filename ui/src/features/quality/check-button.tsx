import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Dataset } from '@/shared/api/types';
import { useSubmitRun } from '@/shared/runs/use-submit-run';

type CheckButtonProps = { dataset: Pick<Dataset, 'id'>; filled?: boolean; children: ReactNode };

/** Begins a quality check as the processor does it when nothing else is said. */
export function CheckButton({ dataset, filled = false, children }: CheckButtonProps) {
  const submit = useSubmitRun();
  const check = () =>
    submit.mutate(
      { datasetId: dataset.id, processor: 'data-quality', parameters: {} },
      {
        onSuccess: ({ reused }) => reused && notifications.show({ message: 'The same check was done before: its report is shown.' }),
        onError: (error) => notifications.show({ color: 'red', title: 'The check was not begun', message: error.message }),
      },
    );
  return (
    <Button
      variant={filled ? 'filled' : 'default'}
      leftSection={<IconShieldCheck size={16} aria-hidden />}
      loading={submit.isPending}
      onClick={check}
    >
      {children}
    </Button>
  );
}
