import classes from './flag-mark.module.css';

/** A small piece of the pattern that a flag has in the chart, to know it by. */
export function FlagMark({ flag }: { flag: number }) {
  return <span aria-hidden className={classes.mark} data-flag={flag} />;
}
