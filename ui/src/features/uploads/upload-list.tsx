import { ActionIcon, Button, FileButton, Progress, Tooltip } from '@mantine/core';
import { IconEye, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { ApiProblem } from '@/shared/api/api-problem';
import { bytes } from '@/shared/format/numbers';
import { duration } from '@/shared/format/times';
import { Problem } from '@/shared/ui/problem';
import { TransferRate } from './transfer-rate';
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
  const { name, state, key } = item;
  if (state.phase === 'failed') {
    return (
      <Problem title={`${name} was not taken`} error={state.error}>
        {item.file && (
          <Button variant="default" onClick={() => queue.retry(key)}>
            Try again
          </Button>
        )}
        {state.uploadId && isAboutOptions(state.error) && <Look uploadId={state.uploadId}>Look at the file</Look>}
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
          {name} was here already, as{' '}
          <Link to={`/datasets/${state.accepted.dataset.id}`}>{state.accepted.dataset.name}</Link>. The same bytes with
          the same options are one dataset.
        </p>
        {state.accepted.dataset.uploadId && (
          <Look uploadId={state.accepted.dataset.uploadId} datasetId={state.accepted.dataset.id}>
            Read it otherwise
          </Look>
        )}
        <ActionIcon aria-label={`Dismiss ${name}`} onClick={() => queue.remove(key)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
    );
  }
  if (state.phase === 'stored') {
    return (
      <div className={classes.row}>
        <p className={classes.name}>
          {name} <span className={classes.aside}>is stored; nothing has been made of it yet</span>
        </p>
        <Look uploadId={state.uploadId}>Look at it</Look>
        <Button size="compact-xs" variant="default" onClick={() => queue.take(key)}>
          Import as it is
        </Button>
        <ActionIcon aria-label={`Dismiss ${name}`} onClick={() => queue.remove(key)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
    );
  }
  if (state.phase === 'unpacked') {
    return (
      <div className={classes.row}>
        <UnpackedDatasets fileName={name} accepted={state.accepted} />
        <ActionIcon aria-label={`Dismiss ${name}`} onClick={() => queue.remove(key)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
    );
  }
  return <OnItsWay item={item} />;
}

/** Only then is there something to be said otherwise. */
function isAboutOptions(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'option-invalid';
}

type LookProps = { uploadId: string; datasetId?: string; children: string };

/** The way to how a file is read, and would be read otherwise. */
function Look({ uploadId, datasetId, children }: LookProps) {
  return (
    <Button component={Link} to={`/import/${uploadId}${datasetId ? `?dataset=${datasetId}` : ''}`} variant="default" size="compact-xs">
      {children}
    </Button>
  );
}

function OnItsWay({ item }: { item: UploadItem }) {
  const queue = useUploadQueue();
  const { name, size, state, key } = item;
  const sentBytes = sent(item);
  const percent = size === 0 ? 0 : Math.min(100, Math.floor((sentBytes / size) * 100));
  return (
    <>
      <div className={classes.row}>
        <p className={classes.name}>{name}</p>
        <p className={classes.numbers} role={state.phase === 'away' ? 'status' : undefined}>
          {told(item, sentBytes, percent)}
        </p>
        {state.phase !== 'storing' && !item.looksFirst && (
          <Tooltip label="Look first: nothing is made of it before">
            <ActionIcon aria-label={`Look at ${name} first`} onClick={() => queue.lookFirst(key)}>
              <IconEye size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        {(state.phase === 'sending' || state.phase === 'away') && (
          <ActionIcon aria-label={`Pause ${name}`} onClick={() => queue.pause(key)}>
            <IconPlayerPause size={16} />
          </ActionIcon>
        )}
        {state.phase === 'paused' && (
          <ActionIcon aria-label={`Go on with ${name}`} onClick={() => queue.resume(key)}>
            <IconPlayerPlay size={16} />
          </ActionIcon>
        )}
        <ActionIcon aria-label={`Cancel ${name}`} onClick={() => queue.remove(key)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <Progress size={4} value={percent} animated={state.phase === 'storing'} aria-label={`Upload of ${name}`} />
      {state.phase === 'left' && (
        <div className={classes.again}>
          <FileButton onChange={(file) => file && void queue.choose(key, file)}>
            {(props) => (
              <Button {...props} variant="default">
                Choose the file again to go on
              </Button>
            )}
          </FileButton>
          {state.wrongFile && (
            <p role="alert">
              {state.wrongFile} is not the file that this upload was begun with. Choose {name}, unchanged, or upload the other one on its own.
            </p>
          )}
        </div>
      )}
    </>
  );
}

function sent({ state, size }: UploadItem): number {
  if (state.phase === 'storing') return size;
  return 'sentBytes' in state ? (state.sentBytes ?? 0) : 0;
}

function told({ size, state, looksFirst }: UploadItem, sentBytes: number, percent: number): string {
  if (state.phase === 'waiting') return `${bytes(size)} · waiting${looksFirst ? ' · to be looked at' : ''}`;
  if (state.phase === 'storing') return `${bytes(size)} · being stored`;
  const parts = [`${bytes(sentBytes)} of ${bytes(size)}`];
  if (state.phase === 'sending' && state.bytesPerSecond !== undefined) {
    const leftMs = TransferRate.remainingMs(size - sentBytes, state.bytesPerSecond);
    parts.push(`${bytes(Math.round(state.bytesPerSecond))}/s`);
    if (leftMs !== undefined) parts.push(`${duration(leftMs)} left`);
  }
  parts.push(`${percent} %`);
  if (looksFirst) parts.push('to be looked at');
  if (state.phase === 'paused') parts.push('paused');
  if (state.phase === 'away') parts.push('the gateway does not answer, trying again');
  return parts.join(' · ');
}
