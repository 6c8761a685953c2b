import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import type { ImportPreview } from '@/shared/api/types';
import { Problem } from '@/shared/ui/problem';
import type { Options } from './import-options';
import { useCreateImportProfile } from './use-import-profiles';

type SaveProfileDialogProps = { options: Options; fingerprint: ImportPreview['fingerprint']; onClose: () => void };

/** Keeps what was told for the next file of the instrument. */
export function SaveProfileDialog({ options, fingerprint, onClose }: SaveProfileDialogProps) {
  const [name, setName] = useState('');
  const creation = useCreateImportProfile();
  const save = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate(
      { name: name.trim(), description: null, options, fingerprint: fingerprint as never },
      {
        onSuccess: (profile) => {
          notifications.show({ message: `${profile.name} is kept: the next file of this instrument is read by it` });
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title="Save as import profile" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={save}>
        <Stack gap="sm">
          <p style={{ margin: 0 }}>
            A file with the same columns, and with the same words above its table, is read in this way from now on unless it is told otherwise. Numbers and dates in it may differ.
          </p>
          <TextInput label="Name" placeholder="Such as the instrument’s" data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
          {creation.isError && <Problem title="Not kept" error={creation.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === ''} loading={creation.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
