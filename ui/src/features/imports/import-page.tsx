import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useStateHistory } from '@mantine/hooks';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { DatasetDetail, ImportPreview } from '@/shared/api/types';
import { counted } from '@/shared/format/numbers';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { useTitle } from '@/shared/ui/use-title';
import { ChoicesPanel } from './choices-panel';
import { ColumnsPanel } from './columns-panel';
import { optionsOf, optionsOfDataset, optionsToKeep, type Options } from './import-options';
import classes from './import-page.module.css';
import { PreviewNotices } from './preview-notices';
import { PreviewTable } from './preview-table';
import { ReaderChoice } from './reader-choice';
import { RawLines } from './raw-lines';
import { SaveProfileDialog } from './save-profile-dialog';
import { previewQuery, useImport } from './use-import';

const PAUSE_MILLIS = 300;

type ImportPageProps = {
  uploadId: string;
  /** one that was made of the file: what was told for it is the beginning */
  dataset?: DatasetDetail;
};

/** A file before anything is made of it: how it would be read, and what can be said about it. */
export function ImportPage({ uploadId, dataset }: ImportPageProps) {
  useTitle('Look first');
  const [told, { set: setTold, back }, { current: changes }] = useStateHistory<Options>(dataset ? optionsOfDataset(dataset) : {});
  const [asked] = useDebouncedValue(told, PAUSE_MILLIS);
  const preview = useQuery(previewQuery(uploadId, asked));
  // A placeholder of other options is no answer to these, but shows what there is to change.
  const shown = preview.data;
  const options = optionsOf(told, shown);
  // With nothing told, the profile would come back of which the last option was just taken away.
  const tell = (next: Options) => setTold(Object.keys(next).length === 0 && shown?.profile ? { profile: 'none' } : next);
  return (
    <>
      <Head
        uploadId={uploadId}
        dataset={dataset}
        options={told}
        preview={shown}
        settled={!preview.isFetching && told === asked && preview.isSuccess}
        onUndo={changes > 0 ? () => back() : undefined}
      />
      {shown?.profile && Object.keys(told).length === 0 && <ReadByProfile profile={shown.profile} onWithout={() => setTold({ profile: 'none' })} />}
      <div className={classes.split}>
        <section className={classes.choices} aria-label="How the file is read">
          <h2>How the file is read</h2>
          <ReaderChoice options={options} problem={preview.error} onChange={tell} />
          <ChoicesPanel preview={shown} problem={preview.error} options={options} onChange={tell} />
          {shown && (
            <>
              <h2>Columns</h2>
              <ColumnsPanel preview={shown} options={options} onChange={tell} />
            </>
          )}
        </section>
        <section className={classes.result} aria-label="What would be imported" aria-busy={preview.isFetching}>
          {preview.isPending && <PendingLines of="the first rows" />}
          {preview.isError && <Problem title="The file cannot be read so" error={preview.error} onRetry={preview.refetch} />}
          {shown && !preview.isError && <Result preview={shown} stale={preview.isPlaceholderData} />}
        </section>
      </div>
    </>
  );
}

type HeadProps = {
  uploadId: string;
  dataset: DatasetDetail | undefined;
  options: Options;
  preview: ImportPreview | undefined;
  settled: boolean;
  /** takes the last change back; undefined: there is none */
  onUndo: (() => void) | undefined;
};

function Head({ uploadId, dataset, options, preview, settled, onUndo }: HeadProps) {
  const navigate = useNavigate();
  const importing = useImport(uploadId);
  const [saving, save] = useDisclosure();
  const take = () =>
    importing.mutate(options, { onSuccess: ({ dataset }) => void navigate(`/datasets/${dataset.id}`) });
  const kept = optionsToKeep(options);
  return (
    <>
      <div className={classes.head}>
        <div>
          <h1>Look first</h1>
          {preview && (
            <p className={classes.told}>
              {preview.name}
              {dataset && (
                <>
                  , read as it was for <Link to={`/datasets/${dataset.id}`}>{dataset.name}</Link>
                </>
              )}
            </p>
          )}
        </div>
        <div className={classes.ways}>
          <Button variant="subtle" color="gray" leftSection={<IconArrowBackUp size={16} aria-hidden />} disabled={!onUndo} onClick={onUndo}>
            Undo
          </Button>
          <Button variant="default" disabled={!settled || !preview || Object.keys(kept).length === 0} onClick={save.open}>
            Save as import profile …
          </Button>
          <Button disabled={!settled} loading={importing.isPending} onClick={take}>
            Import
          </Button>
        </div>
      </div>
      {importing.isError && <Problem title="The file was not imported" error={importing.error} />}
      {saving && preview && <SaveProfileDialog options={kept} fingerprint={preview.fingerprint} onClose={save.close} />}
    </>
  );
}

function ReadByProfile({ profile, onWithout }: { profile: NonNullable<ImportPreview['profile']>; onWithout: () => void }) {
  return (
    <p className={classes.profile}>
      <span>
        Read by the import profile <Link to="/import-profiles">{profile.name}</Link>, version {profile.version}.
      </span>
      <Button variant="subtle" size="compact-xs" onClick={onWithout}>
        Read it without
      </Button>
    </p>
  );
}

function Result({ preview, stale }: { preview: ImportPreview; stale: boolean }) {
  const [view, setView] = useState('rows');
  return (
    <div className={stale ? classes.stale : undefined}>
      <PreviewNotices preview={preview} />
      {preview.raw.length > 0 && (
        <SegmentedControl
          aria-label="What is shown"
          value={view}
          onChange={setView}
          data={[
            { value: 'rows', label: 'As understood' },
            { value: 'raw', label: 'As it is' },
          ]}
          mb="xs"
        />
      )}
      {view === 'raw' && preview.raw.length > 0 ? <RawLines preview={preview} /> : <PreviewTable preview={preview} />}
      {preview.rejectCount > 0 && <Unread preview={preview} />}
    </div>
  );
}

function Unread({ preview }: { preview: ImportPreview }) {
  return (
    <details className={classes.unread}>
      <summary>{counted(preview.rejectCount, 'place')} cannot be read and would be missing</summary>
      <ul>
        {preview.rejects.slice(0, 20).map((reject) => (
          <li key={`${reject.byteOffset} ${reject.column} ${reject.code}`}>
            line {reject.line}
            {reject.column && `, ${reject.column}`}: <code>{reject.text.slice(0, 120)}</code> {reject.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
