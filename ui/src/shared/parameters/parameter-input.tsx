import { Input, MultiSelect, NumberInput, Select, Switch, TagsInput, Textarea, TextInput, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Column } from '@/shared/api/types';
import { named } from '@/shared/format/units';
import { fittingColumns, type Chosen } from './fitting-columns';
import type { Entry, ParameterField } from './parameter-fields';
import { ParameterGroup } from './parameter-group';
import classes from './parameter-input.module.css';
import { ParameterSlider } from './parameter-slider';

type ParameterInputProps = {
  field: ParameterField;
  entry: Entry | undefined;
  error: string | undefined;
  /** what is to be processed; undefined where that is not known yet: then a column may have any name */
  dataset?: Chosen;
  onChange: (entry: Entry) => void;
};

const EVERY_COLUMN = 'every column of numbers';

/** One parameter, asked for in the way that fits its kind. */
export function ParameterInput({ field, entry, error, dataset, onChange }: ParameterInputProps) {
  const common = {
    name: field.name,
    label: field.unit === undefined ? field.title : <InUnit title={field.title} unit={field.unit} />,
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
            <TextInput {...common} {...unitOf(field)} value={typeof entry === 'number' ? String(entry) : text} onChange={(event) => onChange(event.currentTarget.value)} />
          ) : (
            <NumberInput
              {...common}
              {...unitOf(field)}
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
          <ParameterSlider field={field} rows={dataset?.rows} value={numberIn(entry)} onChange={onChange} />
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
            <ParameterInput key={own.name} field={own} entry={value} error={undefined} onChange={change} {...(dataset && { dataset })} />
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
    case 'column':
      if (!dataset) return <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
      return (
        <Select
          {...common}
          data={options(fittingColumns(field, dataset))}
          value={text === '' ? null : text}
          onChange={(column) => onChange(column ?? '')}
          placeholder="Choose a column"
          searchable
          clearable={!field.required}
          nothingFoundMessage="No such column"
        />
      );
    case 'columns':
      if (!dataset) return <TagsInput {...common} size="xs" value={list} onChange={onChange} placeholder={list.length === 0 ? EVERY_COLUMN : ''} />;
      return (
        <MultiSelect
          {...common}
          data={options(fittingColumns(field, dataset))}
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

function options(columns: Column[]) {
  return columns.map(({ name, unit }) => ({ value: name, label: named(name, unit) }));
}

/** The unit is seen behind the field, and read out with its name. */
function InUnit({ title, unit }: { title: string; unit: string }) {
  return (
    <>
      {title} <VisuallyHidden>in {unit}</VisuallyHidden>
    </>
  );
}

function unitOf({ unit }: ParameterField) {
  if (unit === undefined) return {};
  const words = <span className={classes.unit} aria-hidden>{unit}</span>;
  return { rightSection: words, rightSectionWidth: `calc(${unit.length}ch + 20px)`, rightSectionPointerEvents: 'none' as const };
}

type IntervalInputProps = {
  name: string;
  title: string;
  label: ReactNode;
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
