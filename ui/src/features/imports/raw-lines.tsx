import type { ImportPreview } from '@/shared/api/types';
import classes from './import-page.module.css';

/** The file's first lines as they are, with what each was taken for. */
export function RawLines({ preview }: { preview: ImportPreview }) {
  const { header_line: header, units_line: units, first_data_line: first } = preview.understood as Record<string, unknown>;
  const takenFor = (line: number) => (line === header ? 'names' : line === units ? 'units' : line === first ? 'first row' : '');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section tabIndex={0} aria-label="The file’s first lines" className={classes.raw}>
      <ol>
        {preview.raw.map((text, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line's place is its name
          <li key={index} data-taken={takenFor(index + 1) || undefined}>
            <code>{text.replaceAll('\t', '→') || ' '}</code>
            {takenFor(index + 1) && <span className={classes.taken}>{takenFor(index + 1)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
