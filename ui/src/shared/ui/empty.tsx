import type { ReactNode } from 'react';
import classes from './empty.module.css';

type EmptyProps = {
  title: string;
  icon?: ReactNode;
  /** takes the page's height, where there is nothing else to see */
  tall?: boolean;
  children?: ReactNode;
};

/** There is nothing, and that is all right: says so, and what could be done. */
export function Empty({ title, icon, tall = false, children }: EmptyProps) {
  return (
    <div className={tall ? `${classes.empty} ${classes.tall}` : classes.empty}>
      {icon}
      <p className={classes.title}>{title}</p>
      {children}
    </div>
  );
}
