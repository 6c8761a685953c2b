import { Select } from '@mantine/core';
import classes from './result-choice.module.css';

/** A result that may be chosen. */
export type ResultOption = {
  id: string;
  /** how it was made */
  told: string;
  /** what tells it from others that were made alike, such as when */
  mark: string;
};

export type ResultChoiceProps = {
  label: string;
  /** the newest first */
  options: ResultOption[];
  chosen: string;
  /** null: whichever is the newest */
  onChoose: (id: string | null) => void;
};

/** Which of several results is shown; nothing where there is but one. */
export function ResultChoice({ label, options, chosen, onChoose }: ResultChoiceProps) {
  const newest = options[0]?.id;
  if (options.length < 2) return null;
  return (
    <Select
      aria-label={label}
      className={classes.choice}
      data={options.map(({ id, told, mark }) => ({ value: id, label: id === newest ? `${told} (newest)` : `${told}, ${mark}` }))}
      value={chosen}
      onChange={(id) => onChoose(id === newest ? null : id)}
      allowDeselect={false}
    />
  );
}
