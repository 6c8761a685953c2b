import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportPreview } from '@/shared/api/types';
import { count } from '@/shared/format/numbers';
import classes from './columns-panel.module.css';
import { choiceOf, readerOf, suretyOf, withColumn, withColumnOption, withOption, type Options } from './import-options';
import { useTyped } from './use-typed';

/** Types whose cells are written in some layout. */
const times = ['date', 'datetime', 'instant', 'time'];
const types = ['float', 'integer', 'boolean', 'string', 'date', 'datetime', 'instant', 'time'];
/** Beyond these nobody goes through them one by one. */
const LISTED = 60;

type ColumnsPanelProps = {
  preview: ImportPreview;
  options: Options;
  onChange: (options: Options) => void;
};

/** The file's columns: which are wanted, what they are called, their units and types, and which one is the axis. */
export function ColumnsPanel({ preview, options, onChange }: ColumnsPanelProps) {
  const [all, setAll] = useState(false);
  const shown = all ? preview.columns : preview.columns.slice(0, LISTED);
  const axis = preview.columns.find(({ name, included }) => included && name === preview.axis)?.found ?? '';
  return (
    <>
      <Select
        label="Axis"
        description="What the others are drawn over"
        data={[{ value: '', label: 'The row number' }, ...preview.columns.filter(({ included }) => included).map(({ found, name }) => ({ value: found, label: name }))]}
        value={typeof options.axis === 'string' ? options.axis : axis}
        allowDeselect={false}
        searchable
        onChange={(found) => found !== null && onChange(withOption(options, 'axis', found))}
      />
      <div className={`${classes.column} ${classes.heads}`} aria-hidden>
        <span />
        <span>Name</span>
        <span>Unit</span>
        <span>Type</span>
      </div>
      <ul className={classes.columns}>
        {shown.map((column) => (
          <ColumnFields key={column.found} column={column} preview={preview} options={options} onChange={onChange} />
        ))}
      </ul>
      {shown.length < preview.columns.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          Show all {count(preview.columns.length)} columns
        </Button>
      )}
    </>
  );
}

function ColumnFields({ column, preview, options, onChange }: ColumnsPanelProps & { column: ImportPreview['columns'][number] }) {
  const choice = choiceOf(preview, 'types', column.found);
  // A script says itself which types its columns have.
  const byScript = readerOf(options) !== undefined;
  const surety = choice && suretyOf(choice);
  return (
    <li className={classes.column} aria-label={column.found}>
      <Checkbox
        aria-label={`Import ${column.found}`}
        checked={column.included}
        onChange={(event) => onChange(withColumn(options, preview, column.found, event.currentTarget.checked))}
      />
      <Typed
        label={`Name of ${column.found}`}
        value={toldOf(options, 'names', column.found) ?? column.name}
        disabled={!column.included}
        onTyped={(name) => onChange(withColumnOption(options, 'names', column.found, name === '' || name === column.found ? undefined : name))}
      />
      <Typed
        label={`Unit of ${column.found}`}
        value={toldOf(options, 'units', column.found) ?? column.unit ?? ''}
        placeholder="unit"
        disabled={!column.included}
        onTyped={(unit) => onChange(withColumnOption(options, 'units', column.found, unit))}
      />
      <Select
        aria-label={`Type of ${column.found}`}
        data={column.type === 'empty' ? ['empty', ...types] : types}
        value={column.type}
        allowDeselect={false}
        disabled={!column.included || byScript}
        onChange={(type) => type !== null && onChange(withColumnOption(withColumnOption(options, 'timeFormats', column.found, undefined), 'types', column.found, type))}
      />
      {times.includes(column.type) && !byScript && (
        <Typed
          label={`How times of ${column.found} are written`}
          value={toldOf(options, 'timeFormats', column.found) ?? column.format ?? ''}
          placeholder="dd.MM.yyyy HH:mm"
          className={classes.layout}
          disabled={!column.included}
          onTyped={(layout) => onChange(withColumnOption(options, 'timeFormats', column.found, layout === '' ? undefined : layout))}
        />
      )}
      {surety && (
        <p className={classes.surety} data-tone={surety.tone}>
          {choice.told ? 'told' : surety.word}
          {!choice.told && choice.why && `: ${choice.why}`}
          {!choice.told && choice.next !== null && `; it could be ${choice.next}`}
          {column.format && !times.includes(column.type) && ` · ${column.format}`}
        </p>
      )}
      {!surety && column.format && !times.includes(column.type) && <p className={classes.surety}>{column.format}</p>}
    </li>
  );
}

type TypedProps = { label: string; value: string; placeholder?: string; className?: string | undefined; disabled: boolean; onTyped: (text: string) => void };

/** What was told of a column, which comes before what was understood: it is newer. */
function toldOf(options: Options, name: 'names' | 'units' | 'timeFormats', column: string): string | undefined {
  return (options[name] as Record<string, string> | undefined)?.[column];
}

function Typed({ label, value, placeholder, className, disabled, onTyped }: TypedProps) {
  const typed = useTyped(value, onTyped);
  return (
    <TextInput
      aria-label={label}
      {...(placeholder && { placeholder })}
      {...(className && { className })}
      disabled={disabled}
      {...typed}
    />
  );
}
