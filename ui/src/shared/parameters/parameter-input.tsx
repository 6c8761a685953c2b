import { Input, MultiSelect, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { Column } from '@/shared/api/types';
import { named } from '@/shared/format/units';
import type { Entry, ParameterField } from './parameter-fields';
import { ParameterGroup } from './parameter-group';
import classes from './parameter-input.module.css';
import { ParameterSlider } from './parameter-slider';

type ParameterInputProps = {
  field: ParameterField;
  entry: Entry | undefined;
  error: string | undefined;
  /** of the dataset, for those that are asked for by name; undefined where there is no dataset: then any name is taken */
  columns?: Column[];
  /** of the dataset */
  rows?: number;
  onChange: (entry: Entry) => void;
};

const EVERY_COLUMN = 'every column of numbers';

/** One parameter, asked for in the way that fits its kind. */
export function ParameterInput({ field, entry, error, columns, rows, onChange }: ParameterInputProps) {
  const common = {
    name: field.name,
    label: field.title,
    description: field.help,
    error,
    withAsterisk: field.required,
    'data-parameter': field.name,
  };
  const text = typeof entry === 'string' ? entry : '';
  const list = Array.isArray(entry) ? entry : [];
  switch (field.kind) {
    case 'integer':
    case 'number':
      return (
        <div>
          {field.orText ? (
            <TextInput {...common} value={typeof entry === 'number' ? String(entry) : text} onChange={(event) => onChange(event.currentTarget.value)} />
          ) : (
            <NumberInput
              {...common}
              value={typeof entry === 'number' ? entry : text}
              onChange={onChange}
              allowDecimal={field.kind === 'number'}
              step={1}
              {...(field.least === undefined ? {} : { min: field.least })}
              {...(field.greatest === undefined ? {} : { max: field.greatest })}
              clampBehavior="none"
              inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'}
            />
          )}
          <ParameterSlider field={field} rows={rows} value={numberIn(entry)} onChange={onChange} />
        </div>
      );
    case 'interval':
      return <IntervalInput {...common} title={field.title} ends={list} onChange={onChange} />;
    case 'group':
      return (
        <ParameterGroup
          field={field}
          entry={typeof entry === 'object' && !Array.isArray(entry) ? entry : {}}
          error={error}
          onChange={onChange}
          input={(own, value, change) => (
            <ParameterInput key={own.name} field={own} entry={value} error={undefined} onChange={change} {...(columns && { columns })} {...(rows !== undefined && { rows })} />
          )}
        />
      );
    case 'switch':
      return (
        <Switch
          name={field.name}
          label={field.title}
          description={field.help}
          error={error}
          checked={entry === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          data={field.choices}
          value={text === '' ? null : text}
          onChange={(choice) => onChange(choice ?? '')}
          clearable={!field.required}
        />
      );
    case 'columns':
      if (!columns) return <TagsInput {...common} size="xs" value={list} onChange={onChange} placeholder={list.length === 0 ? EVERY_COLUMN : ''} />;
      return (
        <MultiSelect
          {...common}
          data={columns.map(({ name, unit }) => ({ value: name, label: named(name, unit) }))}
          value={list}
          onChange={onChange}
          placeholder={list.length === 0 ? EVERY_COLUMN : ''}
          searchable
          clearable
          hidePickedOptions
        />
      );
    case 'words':
      return <TagsInput {...common} size="xs" value={list} onChange={onChange} />;
    case 'json':
      return (
        <Textarea {...common} size="xs" autosize minRows={2} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
      );
    case 'text':
      return <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}

type IntervalInputProps = {
  name: string;
  title: string;
  label: string;
  description: string | undefined;
  error: string | undefined;
  withAsterisk: boolean;
  ends: string[];
  onChange: (ends: string[]) => void;
};

/** Two ends, each a number or a text such as "5 sigma"; an empty one is open. */
function IntervalInput({ name, title, label, description, error, withAsterisk, ends: [low = '', high = ''], onChange }: IntervalInputProps) {
  const sides = [
    { words: 'at least', value: low, ends: (text: string) => [text, high] },
    { words: 'at most', value: high, ends: (text: string) => [low, text] },
  ];
  return (
    <Input.Wrapper label={label} labelElement="div" description={description} error={error} withAsterisk={withAsterisk} data-parameter={name}>
      <div role="group" aria-label={title} className={classes.interval}>
        {sides.map(({ words, value, ends }) => (
          <TextInput
            key={words}
            aria-label={`${title}, ${words}`}
            placeholder={words}
            value={value}
            error={error !== undefined}
            onChange={(event) => onChange(ends(event.currentTarget.value))}
          />
        ))}
      </div>
    </Input.Wrapper>
  );
}

function numberIn(entry: Entry | undefined): number | undefined {
  if (typeof entry === 'number') return entry;
  return typeof entry === 'string' && /^\d+$/.test(entry) ? Number(entry) : undefined;
}
