import { ActionIcon, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { ImportProfile, JsonObject } from '@/shared/api/types';
import { optionsInWords } from '@/shared/format/ingest-options';
import { Age } from '@/shared/ui/age';
import { Problem } from '@/shared/ui/problem';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import { fileNameOf, fileTextOf } from './profile-file';
import classes from './profile-table.module.css';
import { useDeleteImportProfile, useRenameImportProfile } from './use-import-profiles';

/** Import profiles, each to be renamed, taken along as a file, or forgotten. */
export function ProfileTable({ profiles }: { profiles: ImportProfile[] }) {
  const [renamed, setRenamed] = useState<ImportProfile>();
  const [deleted, setDeleted] = useState<ImportProfile>();
  return (
    <>
      <TableScroll label="Import profiles">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Tells</th>
              <th scope="col">Knows files by</th>
              <th scope="col" className={table.end}>
                Version
              </th>
              <th scope="col" className={table.end}>
                Changed
              </th>
              <th scope="col" aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {profiles.map((profile) => (
              <tr key={profile.id}>
                <td>
                  <strong>{profile.name}</strong>
                </td>
                <td className={classes.tells}>{optionsInWords(profile.options as JsonObject) || <span className="muted">nothing</span>}</td>
                <td className={classes.knownBy}>{knownBy(profile)}</td>
                <td className="num">{profile.latest}</td>
                <td className="num">
                  <Age at={profile.changedAt} />
                </td>
                <td>
                  <Group gap={4} wrap="nowrap" justify="flex-end">
                    <ActionIcon aria-label={`Rename ${profile.name}`} onClick={() => setRenamed(profile)}>
                      <IconPencil size={16} />
                    </ActionIcon>
                    <ActionIcon aria-label={`Export ${profile.name}`} onClick={() => download(profile)}>
                      <IconDownload size={16} />
                    </ActionIcon>
                    <ActionIcon aria-label={`Delete ${profile.name}`} onClick={() => setDeleted(profile)}>
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Group>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {renamed && <RenameDialog profile={renamed} onClose={() => setRenamed(undefined)} />}
      {deleted && <DeleteDialog profile={deleted} onClose={() => setDeleted(undefined)} />}
    </>
  );
}

const LISTED = 4;

function knownBy({ fingerprint }: ImportProfile): string {
  if (!fingerprint) return 'nothing: it is chosen by hand';
  const names = fingerprint.names ?? [];
  const words = fingerprint.words ?? [];
  const listed = (names.length > 0 ? names : words).slice(0, LISTED).join(', ');
  const more = (names.length > 0 ? names : words).length - LISTED;
  return `${names.length > 0 ? 'columns' : 'words'} ${listed}${more > 0 ? ` and ${more} more` : ''}`;
}

function download(profile: ImportProfile): void {
  const content = { name: profile.name, description: profile.description, options: profile.options as JsonObject, fingerprint: profile.fingerprint };
  const address = URL.createObjectURL(new Blob([fileTextOf(content)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(profile.name);
  link.click();
  URL.revokeObjectURL(address);
}

function RenameDialog({ profile, onClose }: { profile: ImportProfile; onClose: () => void }) {
  const [name, setName] = useState(profile.name);
  const renaming = useRenameImportProfile(profile);
  const rename = (event: FormEvent) => {
    event.preventDefault();
    renaming.mutate(name.trim(), { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={`Rename ${profile.name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={rename}>
        <Stack gap="sm">
          <TextInput label="Name" data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
          {renaming.isError && <Problem title="Not renamed" error={renaming.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === '' || name.trim() === profile.name} loading={renaming.isPending}>
              Rename
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function DeleteDialog({ profile, onClose }: { profile: ImportProfile; onClose: () => void }) {
  const deletion = useDeleteImportProfile(profile.id);
  return (
    <Modal opened onClose={onClose} title={`Delete ${profile.name}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>Files of this instrument are found out again from now on. What was read by it stays. Export it first to be able to import it again.</p>
        {deletion.isError && <Problem title="Not deleted" error={deletion.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" loading={deletion.isPending} onClick={() => deletion.mutate(undefined, { onSuccess: onClose })}>
            Delete
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
