import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from './problem';
import table from './table.module.css';

type Pages = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => unknown;
};

/** The foot of a list that comes in pages: how much is shown, and the way to more. */
export function LoadMore({ pages, children }: { pages: Pages; children: ReactNode }) {
  return (
    <div className={table.foot}>
      <span>{children}</span>
      {pages.isFetchNextPageError ? (
        <Problem title="More was not loaded" error={pages.error} onRetry={pages.fetchNextPage} />
      ) : (
        pages.hasNextPage && (
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            Load more
          </Button>
        )
      )}
    </div>
  );
}
