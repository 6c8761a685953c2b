import { MultiSelect, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { Column } from '@/shared/api/types';
import { named } from '@/shared/format/units';
import type { Entries, ParameterField } from './parameter-fields';
import { ParameterSlider } from './parameter-slider';

type ParameterInputProps = {
  field: ParameterField;
  entry: Entries[string] | undefined;
  error: string | undefined;
  /** of the dataset, for those that are asked for by name */
  columns: Column[];
  /** of the dataset */
  rows: number;
  onChange: (entry: Entries[string]) => void;
};

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
      return (
        <MultiSelect
          {...common}
          data={columns.map(({ name, unit }) => ({ value: name, label: named(name, unit) }))}
          value={list}
          onChange={onChange}
          placeholder={list.length === 0 ? 'every column of numbers' : ''}
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

function numberIn(entry: Entries[string] | undefined): number | undefined {
  if (typeof entry === 'number') return entry;
  return typeof entry === 'string' && /^\d+$/.test(entry) ? Number(entry) : undefined;
}
