import { notifications } from '@mantine/notifications';
import { IconUpload } from '@tabler/icons-react';
import classes from './page-drop.module.css';
import { useUploadQueue } from './uploads-provider';
import { useFileDrop } from './use-file-drop';

/** Makes the whole page a place to drop files on. */
export function PageDrop() {
  const queue = useUploadQueue();
  const hovering = useFileDrop(({ files, folders }) => {
    for (const folder of folders) {
      notifications.show({
        color: 'red',
        title: `${folder} is a folder`,
        message: 'Open it and drop the files that are inside.',
      });
    }
    queue.add(files);
  });
  if (!hovering) return null;
  return (
    <div className={classes.overlay}>
      <p className={classes.hint}>
        <IconUpload size={20} aria-hidden /> Drop the files to upload them
      </p>
    </div>
  );
}
