import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportChoice } from '@/shared/api/types';
import { Tag } from '@/shared/ui/tag';
import { suretyOf } from './import-options';
import classes from './choices-panel.module.css';

type ChoiceFieldProps = {
  choice: ImportChoice | undefined;
  /** the value in words */
  said: (value: string | number) => string;
  /** undefined: to be found out again */
  onChoose: (value: string | number | undefined) => void;
  children: ReactNode;
};

/** An option's field, and below it whether its value was told or guessed, how surely, and what else it could be. */
export function ChoiceField({ choice, said, onChoose, children }: ChoiceFieldProps) {
  const surety = choice && suretyOf(choice);
  const { next = null } = choice ?? {};
  return (
    <div className={classes.field}>
      {children}
      {choice && surety && (
        <p className={classes.surety}>
          <Tag tone={surety.tone}>{choice.told ? 'told' : `guessed · ${surety.word}`}</Tag>
          {choice.told ? (
            <Button variant="subtle" size="compact-xs" onClick={() => onChoose(undefined)}>
              Find it out
            </Button>
          ) : (
            surety.tone === 'warn' && (
              <>
                <span>{choice.why}</span>
                {next !== null && (
                  <Button variant="default" size="compact-xs" onClick={() => onChoose(next)}>
                    Take “{said(next)}” instead
                  </Button>
                )}
              </>
            )
          )}
        </p>
      )}
    </div>
  );
}
