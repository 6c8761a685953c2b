import type { ReactNode } from 'react';
import table from './table.module.css';

type TableScrollProps = { label: string; className?: string; children: ReactNode };

/** Room for a table that may be wider than the page. What scrolls must be reached by keyboard, hence the focus. */
export function TableScroll({ label, className, children }: TableScrollProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={label} className={className ? `${table.scroll} ${className}` : table.scroll}>
      {children}
    </section>
  );
}
