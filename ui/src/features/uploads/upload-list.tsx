import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { bytes } from '@/shared/format/numbers';
import { Problem } from '@/shared/ui/problem';
import classes from './upload-list.module.css';
import type { UploadItem } from './upload-queue';
import { UnpackedDatasets } from './unpacked-datasets';
import { useUploadQueue, useUploads } from './uploads-provider';

/** The files on their way: how far each is, and what to do where one got stuck. */
export function UploadList() {
  const uploads = useUploads();
  if (uploads.length === 0) return null;
  return (
    <section aria-label="Uploads">
      <ul className={classes.list}>
        {uploads.map((item) => (
          <li key={item.key} className={classes.item}>
            <Upload item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Upload({ item }: { item: UploadItem }) {
  const queue = useUploadQueue();
  const { file, state, key } = item;
  if (state.phase === 'failed') {
    return (
      <Problem title={`${file.name} was not taken`} error={state.error}>
        <Button variant="default" onClick={() => queue.retry(key)}>
          Try again
        </Button>
        <Button variant="subtle" color="gray" onClick={() => queue.remove(key)}>
          Dismiss
        </Button>
      </Problem>
    );
  }
  if (state.phase === 'known') {
    return (
      <div className={classes.row}>
        <p className={classes.name}>
          {file.name} was here already, as{' '}
          <Link to={`/datasets/${state.accepted.dataset.id}`}>{state.accepted.dataset.name}</Link>. The same bytes with
          the same options are one dataset.
        </p>
        <ActionIcon aria-label={`Dismiss ${file.name}`} onClick={() => queue.remove(key)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
    );
  }
  if (state.phase === 'unpacked') {
    return (
      <div className={classes.row}>
        <UnpackedDatasets fileName={file.name} accepted={state.accepted} />
        <ActionIcon aria-label={`Dismiss ${file.name}`} onClick={() => queue.remove(key)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
    );
  }
  const sentBytes = state.phase === 'sending' ? state.sentBytes : state.phase === 'storing' ? file.size : 0;
  const percent = file.size === 0 ? 0 : Math.min(100, Math.floor((sentBytes / file.size) * 100));
  return (
    <>
      <div className={classes.row}>
        <p className={classes.name}>{file.name}</p>
        <p className={classes.numbers}>{told(item, sentBytes, percent)}</p>
        <ActionIcon aria-label={`Cancel ${file.name}`} onClick={() => queue.remove(key)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <Progress size={4} value={percent} animated={state.phase === 'storing'} aria-label={`Upload of ${file.name}`} />
    </>
  );
}

function told({ file, state }: UploadItem, sentBytes: number, percent: number): string {
  if (state.phase === 'waiting') return `${bytes(file.size)} · waiting`;
  if (state.phase === 'storing') return `${bytes(file.size)} · being stored`;
  const rate = state.phase === 'sending' && state.bytesPerSecond !== undefined;
  return `${bytes(sentBytes)} of ${bytes(file.size)}${rate ? ` · ${bytes(Math.round(state.bytesPerSecond ?? 0))}/s` : ''} · ${percent} %`;
}
