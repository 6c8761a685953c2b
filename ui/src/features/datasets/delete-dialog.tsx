import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Dataset } from '@/shared/api/types';
import { counted } from '@/shared/format/numbers';
import { Problem } from '@/shared/ui/problem';

type DeleteDialogProps = { dataset: Dataset; onClose: () => void; onDeleted?: () => void };

/** Asks before rows are lost, and says what goes and what stays. */
export function DeleteDialog({ dataset, onClose, onDeleted }: DeleteDialogProps) {
  const queryClient = useQueryClient();
  const deletion = useMutation({
    mutationFn: () => answer(api.DELETE('/api/datasets/{id}', { params: { path: { id: dataset.id } } })),
    onSuccess: async () => {
      notifications.show({ message: `${dataset.name} is deleted` });
      onDeleted?.();
      onClose();
      await queryClient.invalidateQueries({ queryKey: keys.allDatasets });
    },
  });

  return (
    <Modal opened onClose={onClose} title={`Delete ${dataset.name}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>
          <strong>What is lost: </strong>
          {dataset.status === 'published'
            ? `its ${counted(dataset.rows, 'row')} in ${counted(dataset.columnCount, 'column')}, with charts and exports of them.`
            : 'what has been made of it so far.'}
        </p>
        <p style={{ margin: 0 }}>
          <strong>What stays: </strong>
          {dataset.kind === 'raw'
            ? 'the uploaded file, and results that were made from this dataset. The same file, uploaded again, gives the rows back.'
            : `the dataset it was made from. Running ${dataset.processor} again with the same parameters gives the rows back.`}
        </p>
        {deletion.isError && <Problem title="Not deleted" error={deletion.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" loading={deletion.isPending} onClick={() => deletion.mutate()}>
            Delete
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
