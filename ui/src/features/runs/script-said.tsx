import { useQuery } from '@tanstack/react-query';
import { resultQuery } from '@/shared/api/queries';
import type { Run } from '@/shared/api/types';
import { scriptSummary, type Figure } from '@/shared/scripts/scripts';
import { LogLines } from '@/shared/ui/log-lines';
import table from '@/shared/ui/table.module.css';
import { TableScroll } from '@/shared/ui/table-scroll';
import classes from './run-page.module.css';

/** What a completed run of a script has told: its figures, and what it logged. */
export function ScriptSaid({ run: { id } }: { run: Run }) {
  const said = scriptSummary(useQuery(resultQuery(id)).data?.summary ?? null);
  if (!said) return null;
  return (
    <>
      {said.figures.length > 0 && (
        <section aria-labelledby="figures" className={classes.section}>
          <h2 id="figures">Figures</h2>
          <Figures figures={said.figures} />
        </section>
      )}
      {said.log.length > 0 && (
        <section aria-labelledby="log" className={classes.section}>
          <h2 id="log">Log</h2>
          <LogLines lines={said.log} label="Lines of the log" />
        </section>
      )}
    </>
  );
}

function Figures({ figures }: { figures: Figure[] }) {
  return (
    <TableScroll label="Table of the figures" className={classes.figures}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className={table.end}>
              Value
            </th>
            <th scope="col">Unit</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ figure, value, text, unit }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a script may tell two figures of one name
            <tr key={index}>
              <th scope="row">{figure}</th>
              <td className="num">{value ?? text ?? <span className="muted">missing</span>}</td>
              <td>{unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
