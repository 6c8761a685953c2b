import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** There is nothing, and that is all right: says so, and what could be done. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {children}
    </div>
  );
}
