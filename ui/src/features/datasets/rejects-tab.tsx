import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { DatasetDetail } from '@/shared/api/types';
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
