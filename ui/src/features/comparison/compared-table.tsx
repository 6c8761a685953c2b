import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import type { Compared } from './compared-facts';
import classes from './comparison-page.module.css';

type Shown = { name: string; a: ReactNode; b: ReactNode; differs: boolean };
type ComparedTableProps = {
  title: string;
  facts: Compared[];
  /** a line above the others */
  first?: Shown;
  /** said instead of an empty table */
  none?: string;
};

/** Things of A beside those of B; those that differ are marked. */
export function ComparedTable({ title, facts, first, none = 'Nothing to compare.' }: ComparedTableProps) {
  const lines: Shown[] = [...(first ? [first] : []), ...facts];
  return (
    <section aria-label={title} className={classes.table}>
      <h2>{title}</h2>
      {lines.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <TableScroll label={`${title} of A and B`}>
          <table className={`${table.table} ${classes.compared}`}>
            <thead>
              <tr>
                <th scope="col" aria-label="What" />
                <th scope="col">A</th>
                <th scope="col">B</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ name, a, b, differs }) => (
                <tr key={name} data-differs={differs}>
                  <th scope="row">
                    {differs && (
                      <>
                        <span aria-hidden className={classes.mark}>
                          ≠
                        </span>
                        <VisuallyHidden>differs: </VisuallyHidden>
                      </>
                    )}
                    {name}
                  </th>
                  <td>{a ?? <NotGiven />}</td>
                  <td>{b ?? <NotGiven />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

function NotGiven() {
  return <span className="muted">not given</span>;
}
