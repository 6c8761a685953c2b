import { Select, type ComboboxItem, type ComboboxParsedItem, type OptionsFilter, type SelectProps } from '@mantine/core';
import type { Processor } from '@/shared/api/types';
import { problemPlace } from '@/shared/scripts/scripts';
import { offered } from './offered-processors';
import classes from './processor-select.module.css';

type ProcessorSelectProps = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption' | 'filter' | 'searchable'> & {
  /** as the gateway tells them */
  processors: Processor[];
  /** a name; null: none. One that no worker offers is shown as it is. */
  value: string | null;
  onChange: (processor: Processor) => void;
};

/** A choice among the processors, with the lab's scripts in a group of their own; those that cannot be run say why. */
export function ProcessorSelect({ processors, value, onChange, ...rest }: ProcessorSelectProps) {
  const { builtIn, scripts, broken } = offered(processors);
  const known = new Map(processors.map((processor) => [processor.name, processor]));
  const own: ComboboxItem[] = builtIn.map(item);
  if (value !== null && ![...builtIn, ...scripts, ...broken].some(({ name }) => name === value)) own.push({ value, label: value });
  const lab = [...scripts.map(item), ...broken.map((processor) => ({ ...item(processor), disabled: true }))];
  return (
    <Select
      {...rest}
      data={lab.length === 0 ? own : [{ group: 'Built in', items: own }, { group: 'The lab’s scripts', items: lab }]}
      value={value}
      onChange={(name) => {
        const processor = known.get(name ?? '');
        if (processor) onChange(processor);
      }}
      renderOption={({ option }) => <Option label={option.label} script={known.get(option.value)?.script ?? null} />}
      searchable
      selectFirstOptionOnChange
      filter={byTitleOrName}
      nothingFoundMessage="No such processor"
      maxDropdownHeight={360}
      classNames={{ option: classes.option ?? '' }}
    />
  );
}

function Option({ label, script }: { label: string; script: Processor['script'] }) {
  if (!script) return label;
  return (
    <span className={classes.script}>
      <span>{label}</span>
      {script.name !== label && <span className={classes.name}>{script.name}</span>}
      {script.problem && (
        <span className={classes.problem} title={script.problem.message}>
          Cannot be run{problemPlace(script.problem)}: {script.problem.message}
        </span>
      )}
    </span>
  );
}

function item({ name, title }: Processor): ComboboxItem {
  return { value: name, label: title };
}

const byTitleOrName: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLowerCase();
  const fits = ({ label, value }: ComboboxItem) => `${label} ${value}`.toLowerCase().includes(wanted);
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return fits(option) ? [option] : [];
    const items = option.items.filter(fits);
    return items.length === 0 ? [] : [{ ...option, items }];
  });
};
