import { Button, FileButton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { sendForm } from '@/shared/api/send-form';
import { isText } from '@/shared/api/json';
import { keys } from '@/shared/api/keys';
import type { Accepted, DatasetDetail } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { Empty } from '@/shared/ui/empty';
import { LoadMore } from '@/shared/ui/load-more';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import classes from './rejects-tab.module.css';

/** What of the file could not be read as its column promised, and where it stands. */
export function RejectsTab({ dataset }: { dataset: DatasetDetail }) {
  const { id } = dataset;
  const rejects = useInfiniteQuery({
    queryKey: keys.rejects(id),
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET('/api/datasets/{id}/rejects', {
          params: { path: { id }, query: { limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (rejects.isPending) return <PendingLines of="rejects" />;
  if (!rejects.data) return <Problem title="Rejects not loaded" error={rejects.error} onRetry={rejects.refetch} />;
  const items = rejects.data.pages.flatMap((page) => page.items);
  const total = rejects.data.pages[0]?.total ?? items.length;
  if (items.length === 0) {
    return (
      <Empty title="Nothing was rejected">
        <p>{dataset.kind === 'raw' ? 'Every cell of the file was read as its column promised.' : 'A result has no rejects.'}</p>
      </Empty>
    );
  }
  return (
    <>
      <p className={classes.lead}>
        {total === 1 ? 'One place of the file does' : `${count(total)} places of the file do`} not hold what the column
        promised. There the dataset has a missing value; the uploaded file keeps what it says.
      </p>
      <Ways dataset={dataset} />
      <Counts id={id} />
      <TableScroll label="Rejects">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.end}>
                Line
              </th>
              <th scope="col" className={table.end}>
                Byte
              </th>
              <th scope="col">Column</th>
              <th scope="col">Text</th>
              <th scope="col">Reason</th>
              <th scope="col">Code</th>
            </tr>
          </thead>
          <tbody>
            {items.map((reject) => (
              <tr key={`${reject.byteOffset} ${reject.column} ${reject.reason}`}>
                <td className="num">{count(reject.line)}</td>
                <td className="num">{count(reject.byteOffset)}</td>
                <td className={classes.column}>{reject.column || <span className="muted">the whole line</span>}</td>
                <td>
                  <code className={classes.text}>{reject.text}</code>
                </td>
                <td className={classes.reason}>{reject.reason}</td>
                <td>
                  <code>{reject.code}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <LoadMore pages={rejects}>
        {items.length < total ? `${count(items.length)} of ${count(total)}` : counted(total, 'reject')}
      </LoadMore>
    </>
  );
}

/** Takes them along: as a table, or as the lines of the file to be corrected and handed in again. */
function Ways({ dataset: { id, reading } }: { dataset: DatasetDetail }) {
  const hasLines = reading !== null && isText(reading) && reading.headLines !== undefined;
  return (
    <div className={classes.ways}>
      <Button component="a" href={`/api/datasets/${id}/rejects?format=csv`} download variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
        Rejects as CSV
      </Button>
      {hasLines && (
        <>
          <Button component="a" href={`/api/datasets/${id}/rejects/source`} download variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            Their lines of the file
          </Button>
          <CorrectedLines id={id} />
        </>
      )}
    </div>
  );
}

/** Hands the corrected lines in: a dataset of their own, read as the file was. */
function CorrectedLines({ id }: { id: string }) {
  const navigate = useNavigate();
  const handing = useMutation({
    mutationFn: (file: File) => sendForm<Accepted>('/api/datasets', { options: JSON.stringify({ corrects: id }), file }),
    onSuccess: (accepted) => void navigate(`/datasets/${accepted.dataset.id}`),
  });
  return (
    <>
      <FileButton onChange={(file) => file && handing.mutate(file)} inputProps={{ 'aria-label': 'The corrected lines' }}>
        {(props) => (
          <Button {...props} variant="default" loading={handing.isPending}>
            Hand corrected lines in …
          </Button>
        )}
      </FileButton>
      {handing.isError && <Problem title="The corrected lines were not taken" error={handing.error} />}
    </>
  );
}

function Counts({ id }: { id: string }) {
  const counts = useQuery({
    queryKey: keys.rejectCounts(id),
    queryFn: ({ signal }) => answer(api.GET('/api/datasets/{id}/rejects/counts', { params: { path: { id } }, signal })),
  });
  if (!counts.data || counts.data.length === 0) return null;
  return (
    <ul className={classes.counts} aria-label="Rejects by code and column">
      {counts.data.map(({ code, column, count: rejects }) => (
        <li key={`${code} ${column}`}>
          <strong>{count(rejects)}</strong> <code>{code}</code> {column === '' ? 'whole lines' : `in ${column}`}
        </li>
      ))}
    </ul>
  );
}
