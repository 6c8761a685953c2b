import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { count, counted } from '@/shared/format/numbers';
import { Empty } from '@/shared/ui/empty';
import { LoadMore } from '@/shared/ui/load-more';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { useTitle } from '@/shared/ui/use-title';
import classes from './import-page.module.css';
import { readProfileFile } from './profile-file';
import { ProfileTable } from './profile-table';
import { importProfilesQuery, useCreateImportProfile } from './use-import-profiles';
import { useState } from 'react';

/** What is known about the files of instruments. */
export function ProfileListPage() {
  useTitle('Import profiles');
  const creation = useCreateImportProfile();
  const [failure, setFailure] = useState<unknown>();
  const take = async (file: File | null) => {
    if (!file) return;
    setFailure(undefined);
    try {
      await creation.mutateAsync(readProfileFile(await file.text(), file.name));
    } catch (reason) {
      setFailure(reason);
    }
  };
  return (
    <>
      <div className={classes.head}>
        <h1>Import profiles</h1>
        <div className={classes.ways}>
          <FileButton onChange={(file) => void take(file)} accept="application/json,.json" inputProps={{ 'aria-label': 'An import profile’s file' }}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
                Import a profile
              </Button>
            )}
          </FileButton>
          <Button component={Link} to="/import">
            Look at a file
          </Button>
        </div>
      </div>
      {failure !== undefined && (
        <Problem title="The file was not taken as an import profile" error={failure}>
          <Button variant="default" onClick={() => setFailure(undefined)}>
            Dismiss
          </Button>
        </Problem>
      )}
      <Profiles />
    </>
  );
}

function Profiles() {
  const profiles = useInfiniteQuery(importProfilesQuery);
  if (profiles.isPending) return <PendingLines of="the import profiles" />;
  if (!profiles.data) return <Problem title="Import profiles not loaded" error={profiles.error} onRetry={profiles.refetch} />;
  const items = profiles.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Empty tall title="No import profiles yet">
        <p>
          An import profile keeps what you told about a file, for the next file of that instrument. <Link to="/import">Look at a file</Link>, correct what was
          guessed, and save it.
        </p>
      </Empty>
    );
  }
  return (
    <>
      <ProfileTable profiles={items} />
      <LoadMore pages={profiles}>{profiles.hasNextPage ? `The ${count(items.length)} newest` : counted(items.length, 'import profile')}</LoadMore>
    </>
  );
}
