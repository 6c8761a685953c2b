import { Autocomplete, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { ImportPreview } from '@/shared/api/types';
import { ChoiceField } from './choice-field';
import { choiceOf, understoodOf, withOption, type Options } from './import-options';
import { encodings, labels, type Value } from '@/shared/format/ingest-options';

const PAUSE_MILLIS = 500;

export type FieldProps = {
  preview: ImportPreview | undefined;
  options: Options;
  name: string;
  onChange: (options: Options) => void;
};

/** What is told comes before what was understood: it is newer. */
function useOption({ preview, options, name, onChange }: FieldProps) {
  const told = options[name];
  const choice = choiceOf(preview, name);
  const found = choice && !choice.told ? choice.value : understoodOf(preview, name);
  return {
    choice,
    told: told !== undefined,
    value: typeof told === 'string' || typeof told === 'number' ? told : told === undefined ? found : null,
    onChoose: (value: string | number | undefined) => onChange(withOption(options, name, value)),
  };
}

export function OneOf({ values, ...field }: FieldProps & { values: Value[] }) {
  const { value, ...option } = useOption(field);
  const listed = value === null || values.some((one) => one.value === value) ? values : [...values, { value: String(value), label: String(value) }];
  return (
    <ChoiceField name={field.name} {...option}>
      <Select
        label={labels[field.name]}
        placeholder="Found out"
        data={listed}
        value={value === null ? null : String(value)}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && option.onChoose(chosen)}
      />
    </ChoiceField>
  );
}

export function EncodingField(field: FieldProps) {
  const { value, ...option } = useOption(field);
  return (
    <ChoiceField name={field.name} {...option}>
      <Autocomplete
        size="xs"
        label={labels.encoding}
        placeholder="Found out"
        data={encodings}
        value={String(value ?? '')}
        onChange={(text) => option.onChoose(text.trim() === '' ? undefined : text.trim())}
      />
    </ChoiceField>
  );
}

type TextFieldProps = FieldProps & {
  description?: string;
  placeholder: string;
  /** the value that an empty field means; undefined: it is found out */
  empty?: string;
};

/** A text that counts once one stops typing for a moment. */
export function TextField({ description, placeholder, empty, ...field }: TextFieldProps) {
  const { value, ...option } = useOption(field);
  const [typed, setTyped] = useState<string>();
  const tell = useDebouncedCallback((text: string) => option.onChoose(text.trim() === '' ? empty : text.trim()), { delay: PAUSE_MILLIS, flushOnUnmount: true });
  return (
    <ChoiceField name={field.name} {...option}>
      <TextInput
        label={labels[field.name]}
        {...(description && { description })}
        placeholder={placeholder}
        value={typed ?? (value === empty ? '' : String(value ?? ''))}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          tell(event.currentTarget.value);
        }}
        onBlur={() => {
          tell.flush();
          setTyped(undefined);
        }}
      />
    </ChoiceField>
  );
}

type LineFieldProps = FieldProps & {
  description?: string;
  placeholder?: string;
  least?: number;
};

export function LineField({ description, placeholder = 'Found out', least = 0, ...field }: LineFieldProps) {
  const { value, ...option } = useOption(field);
  return (
    <ChoiceField name={field.name} {...option}>
      <NumberInput
        label={labels[field.name]}
        {...(description && { description })}
        placeholder={placeholder}
        min={least}
        allowDecimal={false}
        allowNegative={false}
        value={value ?? ''}
        onChange={(line) => option.onChoose(typeof line === 'number' ? line : undefined)}
      />
    </ChoiceField>
  );
}

/** Texts that stand for a missing value. */
export function MissingField({ options, onChange, ...field }: FieldProps) {
  const { choice, told } = useOption({ options, onChange, ...field });
  const texts = Array.isArray(options.missing) ? options.missing.map(String) : [];
  const choose = (value: string[] | undefined) => onChange(withOption(options, 'missing', value === undefined || value.length === 0 ? undefined : value));
  return (
    <ChoiceField name={field.name} choice={choice} told={told} onChoose={() => choose(undefined)}>
      <TagsInput
        size="xs"
        label={labels.missing}
        description="Besides empty cells, NA, NaN, - and the like; Enter after each"
        placeholder={texts.length === 0 ? 'Such as -999' : ''}
        value={texts}
        onChange={choose}
      />
    </ChoiceField>
  );
}
