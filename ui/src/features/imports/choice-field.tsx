import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportChoice } from '@/shared/api/types';
import { valueInWords } from '@/shared/format/ingest-options';
import { Tag } from '@/shared/ui/tag';
import { suretyOf } from './import-options';
import classes from './choices-panel.module.css';

type ChoiceFieldProps = {
  /** the option's */
  name: string;
  /** as the preview made it; undefined: it tells of none */
  choice: ImportChoice | undefined;
  /** whether somebody decided it, and nothing was guessed */
  told: boolean;
  /** undefined: to be found out again */
  onChoose: (value: string | number | undefined) => void;
  children: ReactNode;
};

/** An option's field; beside its label whether its value was told or how sure it is, below it what else it could be. */
export function ChoiceField({ name, choice, told, onChoose, children }: ChoiceFieldProps) {
  const surety = choice && !choice.told ? suretyOf(choice) : undefined;
  return (
    <div className={classes.field}>
      {children}
      {told ? (
        <div className={classes.standing}>
          <Button variant="subtle" size="compact-xs" onClick={() => onChoose(undefined)}>
            Find it out
          </Button>
          <Tag tone="good">told</Tag>
        </div>
      ) : (
        surety && (
          <div className={classes.standing}>
            <Tag tone={surety.tone}>{surety.word}</Tag>
          </div>
        )
      )}
      {!told && choice && surety?.tone === 'warn' && (
        <p className={classes.doubt}>
          {choice.why && <span>{choice.why}</span>}
          {choice.next !== null && <Instead name={name} next={choice.next} onChoose={onChoose} />}
        </p>
      )}
    </div>
  );
}

function Instead({ name, next, onChoose }: Pick<ChoiceFieldProps, 'name' | 'onChoose'> & { next: string | number }) {
  return (
    <Button variant="default" size="compact-xs" onClick={() => onChoose(next)}>
      Take “{valueInWords(name, next)}” instead
    </Button>
  );
}
