import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { count } from '@/shared/format/numbers';
import { PAGE } from './peak-queries';
import classes from './peaks-panel.module.css';

type PeakPagerProps = { page: number; total: number; onPage: (page: number) => void };

export function PeakPager({ page, total, onPage }: PeakPagerProps) {
  if (total <= PAGE) return null;
  const last = Math.ceil(total / PAGE) - 1;
  return (
    <div className={classes.pager} role="group" aria-label="Pages of peaks">
      <ActionIcon aria-label="Earlier peaks" disabled={page === 0} onClick={() => onPage(page - 1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <span aria-live="polite">
        {count(page * PAGE + 1)}–{count(Math.min(total, (page + 1) * PAGE))} of {count(total)}
      </span>
      <ActionIcon aria-label="Later peaks" disabled={page >= last} onClick={() => onPage(page + 1)}>
        <IconChevronRight size={16} />
      </ActionIcon>
    </div>
  );
}
