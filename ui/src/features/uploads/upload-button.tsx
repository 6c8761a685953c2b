import { Button, FileButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUpload } from '@tabler/icons-react';
import { OptionsDialog } from './options-dialog';
import { useUploadQueue } from './uploads-provider';

/** Chooses files and uploads them: at once, or with what the user knows about them. */
export function UploadButton() {
  const queue = useUploadQueue();
  return (
    <>
      <UploadWithOptions>With options …</UploadWithOptions>
      <FileButton multiple onChange={(files) => queue.add(files)}>
        {(props) => (
          <Button {...props} leftSection={<IconUpload size={16} aria-hidden />}>
            Upload files
          </Button>
        )}
      </FileButton>
    </>
  );
}

/** The other way in, for a file whose reading failed or went astray. */
export function UploadWithOptions({ children }: { children: string }) {
  const queue = useUploadQueue();
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" onClick={open}>
        {children}
      </Button>
      <OptionsDialog opened={opened} onClose={close} onUpload={(files, options) => queue.add(files, options)} />
    </>
  );
}
