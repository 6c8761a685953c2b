import { Switch } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { OFF, type Entries, type Entry, type ParameterField } from './parameter-fields';
import classes from './parameter-input.module.css';

type ParameterGroupProps = {
  field: ParameterField;
  entry: Entries;
  error: string | undefined;
  onChange: (entry: Entries) => void;
  /** how one of the group's own parameters is asked for */
  input: (field: ParameterField, entry: Entry | undefined, onChange: (entry: Entry) => void) => ReactNode;
};

/** Parameters that belong together, such as those of one test: closed until one wants to set them, and perhaps off as a whole. */
export function ParameterGroup({ field: { name, title, help, fields, canBeOff }, entry, error, onChange, input }: ParameterGroupProps) {
  const [opened, setOpened] = useState(false);
  const off = entry[OFF] === true;
  const shown = opened || error !== undefined;
  return (
    <div role="group" aria-label={title} className={classes.group} data-parameter={name}>
      <div className={classes.groupHead}>
        {fields.length > 0 ? (
          <button type="button" className={classes.groupTitle} aria-expanded={shown} disabled={off} onClick={() => setOpened(!shown)}>
            {title}
          </button>
        ) : (
          <span className={classes.groupTitle}>{title}</span>
        )}
        {canBeOff && (
          <Switch
            size="xs"
            aria-label={`${title}: on`}
            checked={!off}
            onChange={(event) => onChange({ ...entry, [OFF]: !event.currentTarget.checked })}
          />
        )}
      </div>
      {help && <p className={classes.groupHelp}>{help}</p>}
      {error && (
        <p role="alert" className={classes.groupError}>
          {error}
        </p>
      )}
      {shown && !off && fields.length > 0 && (
        <div className={classes.groupFields}>{fields.map((field) => input(field, entry[field.name], (value) => onChange({ ...entry, [field.name]: value })))}</div>
      )}
    </div>
  );
}
