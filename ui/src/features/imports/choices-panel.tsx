import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportChoice, ImportPreview } from '@/shared/api/types';
import { ChoiceField } from './choice-field';
import classes from './choices-panel.module.css';
import { choiceOf, withOption, type Options } from './import-options';

const encodings = ['UTF-8', 'windows-1252', 'ISO-8859-1', 'UTF-16LE', 'UTF-16BE', 'Shift_JIS', 'GBK'];
const delimiters = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe |' },
  { value: ' ', label: 'One blank' },
  { value: 'whitespace', label: 'Runs of blanks and tabs' },
];
const decimals = [
  { value: '.', label: 'Point 1.5' },
  { value: ',', label: 'Comma 1,5' },
];
const thousands = [
  { value: 'none', label: 'Not grouped' },
  { value: ',', label: 'Comma 1,234' },
  { value: '.', label: 'Point 1.234' },
  { value: "'", label: 'Apostrophe 1’234' },
  { value: ' ', label: 'Blank 1 234' },
];
const quotes = [
  { value: 'none', label: 'None' },
  { value: '"', label: 'Quotation marks "' },
  { value: "'", label: "Apostrophes '" },
];
const dateSystems = [
  { value: '1900', label: '1900' },
  { value: '1904', label: '1904' },
];
const orders = [
  { value: 'dmy', label: 'Day first' },
  { value: 'mdy', label: 'Month first' },
  { value: 'ymd', label: 'Year first', disabled: true },
];

type ChoicesPanelProps = {
  preview: ImportPreview | undefined;
  options: Options;
  onChange: (options: Options) => void;
};

/** What was decided about the file, each to be decided otherwise. */
export function ChoicesPanel(props: ChoicesPanelProps) {
  return props.preview?.format === 'sheet' ? <SheetChoices {...props} /> : <TextChoices {...props} />;
}

function SheetChoices({ preview, options, onChange }: ChoicesPanelProps) {
  const set = (name: string) => (value: string | number | undefined) => onChange(withOption(options, name, value));
  const of = (name: string) => ({ preview, options, name, onChoose: set(name) });
  return (
    <div className={classes.fields}>
      <OneOf {...of('sheet')} label="Sheet" values={sheetsOf(preview)} />
      <RangeField {...of('range')} />
      <LineField {...of('headerLine')} label="Row of the names" none="no row of names" counted="row" />
      <LineField {...of('unitsLine')} label="Row of the units" none="no row of units" counted="row" />
      <LineField {...of('firstDataLine')} label="First row of values" least={1} counted="row" />
      {choiceOf(preview, 'decimal') && <OneOf {...of('decimal')} label="Decimal sign of texts" values={decimals} />}
      {choiceOf(preview, 'dateSystem') && <OneOf {...of('dateSystem')} label="Days count from" values={dateSystems} />}
    </div>
  );
}

/** Hidden sheets too: they can be asked for. */
function sheetsOf(preview: ImportPreview | undefined): { value: string; label: string }[] {
  const { sheet, other_sheets, hidden_sheets } = preview?.understood ?? {};
  const hidden = names(hidden_sheets);
  return [...new Set([...(typeof sheet === 'string' ? [sheet] : []), ...names(other_sheets), ...hidden])].map((name) => ({
    value: name,
    label: hidden.includes(name) ? `${name} (hidden)` : name,
  }));
}

function names(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

function TextChoices({ preview, options, onChange }: ChoicesPanelProps) {
  const set = (name: string) => (value: string | number | undefined) => onChange(withOption(options, name, value));
  const of = (name: string) => ({ preview, options, name, onChoose: set(name) });
  return (
    <div className={classes.fields}>
      <EncodingField {...of('encoding')} />
      <OneOf {...of('delimiter')} label="Delimiter" values={delimiters} />
      <OneOf {...of('decimal')} label="Decimal sign" values={decimals} />
      <OneOf {...of('thousands')} label="Thousands" values={thousands} />
      {choiceOf(preview, 'dateOrder') && <OneOf {...of('dateOrder')} label="Order of dates" values={orders} />}
      <OneOf {...of('quote')} label="Quotes" values={quotes} />
      <CommentField {...of('comment')} />
      {choiceOf(preview, 'table') && <LineField {...of('table')} label="Which table" told="Counted from 1" least={1} />}
      <LineField {...of('headerLine')} label="Line of the names" none="no line of names" />
      <LineField {...of('unitsLine')} label="Line of the units" none="no line of units" />
      <LineField {...of('firstDataLine')} label="First row’s line" least={1} />
      <LineField {...of('footerLines')} label="Lines below the table" told="How many at the file’s end are no rows" />
    </div>
  );
}

type FieldProps = {
  preview: ImportPreview | undefined;
  options: Options;
  name: string;
  onChoose: (value: string | number | undefined) => void;
};

/** What is told comes before what was understood: it is newer. */
function valueOf(options: Options, name: string, choice: ImportChoice | undefined): string | number | null {
  const told = options[name];
  if (typeof told === 'string' || typeof told === 'number') return told;
  return choice && !choice.told ? choice.value : null;
}

function OneOf({ preview, options, name, onChoose, label, values }: FieldProps & { label: string; values: { value: string; label: string }[] }) {
  const choice = choiceOf(preview, name);
  const value = valueOf(options, name, choice);
  const listed = value === null || values.some((one) => one.value === value) ? values : [...values, { value: String(value), label: String(value) }];
  return (
    <ChoiceField choice={choice} said={(other) => inWords(values, other)} onChoose={onChoose}>
      <Select
        label={label}
        placeholder="Found out"
        data={listed}
        value={value === null ? null : String(value)}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && onChoose(chosen)}
      />
    </ChoiceField>
  );
}

function EncodingField({ preview, options, name, onChoose }: FieldProps) {
  const choice = choiceOf(preview, name);
  return (
    <ChoiceField choice={choice} said={String} onChoose={onChoose}>
      <Autocomplete
        size="xs"
        label="Encoding"
        placeholder="Found out"
        data={encodings}
        value={String(valueOf(options, name, choice) ?? '')}
        onChange={(text) => onChoose(text.trim() === '' ? undefined : text.trim())}
      />
    </ChoiceField>
  );
}

function CommentField({ preview, options, name, onChoose }: FieldProps) {
  const choice = choiceOf(preview, name);
  const value = valueOf(options, name, choice);
  return (
    <ChoiceField choice={choice} said={String} onChoose={onChoose}>
      <TextInput
        label="Comments begin with"
        placeholder="None"
        value={value === 'none' ? '' : String(value ?? '')}
        onChange={(event) => onChoose(event.currentTarget.value.trim() === '' ? 'none' : event.currentTarget.value.trim())}
      />
    </ChoiceField>
  );
}

function RangeField({ preview, options, name, onChoose }: FieldProps) {
  const choice = choiceOf(preview, name);
  const told = options[name];
  const [typed, setTyped] = useState<string>();
  const tell = () => {
    if (typed !== undefined) onChoose(typed.trim() === '' ? undefined : typed.trim());
    setTyped(undefined);
  };
  return (
    <ChoiceField choice={choice} said={String} onChoose={onChoose}>
      <TextInput
        label="Cells"
        description="Such as B5:F200, B:F or 5:200"
        placeholder={choice && !choice.told ? String(choice.value) : 'All of the sheet'}
        value={typed ?? (typeof told === 'string' ? told : '')}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={tell}
        onKeyDown={(event) => event.key === 'Enter' && tell()}
      />
    </ChoiceField>
  );
}

type LineFieldProps = FieldProps & { label: string; none?: string; told?: string; least?: number; counted?: 'line' | 'row' };

function LineField({ preview, options, name, onChoose, label, none, told, least = 0, counted = 'line' }: LineFieldProps) {
  const choice = choiceOf(preview, name);
  return (
    <ChoiceField choice={choice} said={(line) => (line === 0 && none ? none : name === 'table' ? `table ${line}` : `${counted} ${line}`)} onChoose={onChoose}>
      <NumberInput
        label={label}
        description={told ?? (none && 'Counted from 1; 0 for none')}
        placeholder={told ? 'None' : 'Found out'}
        min={least}
        allowDecimal={false}
        allowNegative={false}
        value={valueOf(options, name, choice) ?? ''}
        onChange={(line) => onChoose(typeof line === 'number' ? line : undefined)}
      />
    </ChoiceField>
  );
}

function inWords(values: { value: string; label: string }[], value: string | number): string {
  return (values.find((one) => one.value === value)?.label ?? String(value)).toLowerCase();
}
