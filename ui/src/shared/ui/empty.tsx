import type { ReactNode } from 'react';
import classes from './empty.module.css';

type EmptyProps = { title: string; icon?: ReactNode; children?: ReactNode };

/** There is nothing, and that is all right: says so, and what could be done. */
export function Empty({ title, icon, children }: EmptyProps) {
  return (
    <div className={classes.empty}>
      {icon}
      <p className={classes.title}>{title}</p>
      {children}
    </div>
  );
}
