import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Column } from '@/shared/api/types';
import { saysUnit } from '@/shared/format/units';
import classes from './curve-choice.module.css';
import { Swatch } from './swatch';
import type { Relative } from './use-chart-data';

type CurveChoiceProps = {
  columns: Column[];
  shown: Set<string>;
  colourOf: (column: string) => string;
  onColumns: (names: string[]) => void;
  relatives: Relative[];
  overlays: string[];
  onOverlays: (ids: string[]) => void;
};

/** From so many columns on one looks for a name rather than through the list. */
const MANY = 12;

/** Which columns are drawn, and which other datasets with them. */
export function CurveChoice({ columns, shown, colourOf, onColumns, relatives, overlays, onOverlays }: CurveChoiceProps) {
  const [part, setPart] = useState('');
  const listed = columns.filter(({ name }) => name.toLowerCase().includes(part.trim().toLowerCase()));
  const toggle = (name: string, on: boolean) =>
    onColumns(columns.map((column) => column.name).filter((other) => (other === name ? on : shown.has(other))));
  return (
    <aside aria-label="What is drawn" className={classes.choice}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>
          Columns <span className="muted">{shown.size} of {columns.length}</span>
        </legend>
        {columns.length > MANY && (
          <TextInput
            aria-label="Part of a column’s name"
            placeholder="Part of a name"
            value={part}
            onChange={(event) => setPart(event.currentTarget.value)}
            mb={4}
          />
        )}
        <ul className={classes.list}>
          {listed.map(({ name, unit }) => (
            <li key={name}>
              <Checkbox
                checked={shown.has(name)}
                onChange={(event) => toggle(name, event.currentTarget.checked)}
                label={
                  <span className={classes.label}>
                    {shown.has(name) && <Swatch colour={colourOf(name)} />}
                    <span className={classes.name}>{name}</span>{' '}
                    {unit && !saysUnit(name, unit) && <span className={classes.unit}>{unit}</span>}
                  </span>
                }
              />
            </li>
          ))}
        </ul>
        {listed.length === 0 && <p className={classes.none}>No column is named like that.</p>}
      </fieldset>
      {relatives.length > 0 && (
        <fieldset className={classes.group}>
          <legend className={classes.legend}>Drawn with it</legend>
          <ul className={classes.list}>
            {relatives.map(({ id, label, kin }) => (
              <li key={id}>
                <Checkbox
                  checked={overlays.includes(id)}
                  onChange={(event) =>
                    onOverlays(event.currentTarget.checked ? [...overlays, id] : overlays.filter((other) => other !== id))
                  }
                  label={<span className={classes.name}>{label}</span>}
                  description={kin === 'ancestor' ? 'what it comes from' : undefined}
                />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </aside>
  );
}
