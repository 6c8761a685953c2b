import classes from './log-lines.module.css';

/** Lines that a script has logged, as it wrote them. What scrolls must be reached by keyboard, hence the focus. */
export function LogLines({ lines, label }: { lines: string[]; label: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={label} className={classes.frame}>
      <pre className={classes.lines}>{lines.join('\n')}</pre>
    </section>
  );
}
