import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { Processor } from '@/shared/api/types';
import type { ParameterErrors } from '@/shared/parameters/parameter-errors';
import { parameterFields, type Entry } from '@/shared/parameters/parameter-fields';
import { ParameterInput } from '@/shared/parameters/parameter-input';
import { ProcessorSelect } from '@/shared/processors/processor-select';
import type { StepDraft } from './recipe-draft';
import classes from './recipe-form.module.css';

type StepCardProps = {
  step: StepDraft;
  /** from 0 */
  number: number;
  count: number;
  processors: Processor[];
  errors: ParameterErrors;
  onProcessor: (processor: Processor) => void;
  onEntry: (name: string, entry: Entry) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** One step of a recipe: which processor, and its parameters. */
export function StepCard({ step, number, count, processors, errors, onProcessor, onEntry, onMove, onRemove }: StepCardProps) {
  const processor = processors.find(({ name }) => name === step.processor);
  const title = processor?.title ?? step.processor;
  return (
    <li className={classes.step} aria-label={`Step ${number + 1}: ${title}`}>
      <div className={classes.head}>
        <span className={classes.number} aria-hidden>
          {number + 1}
        </span>
        <ProcessorSelect
          aria-label={`Processor of step ${number + 1}`}
          className={classes.processor ?? ''}
          processors={processors}
          value={step.processor}
          onChange={(chosen) => {
            if (chosen.name !== step.processor) onProcessor(chosen);
          }}
          allowDeselect={false}
        />
        <div className={classes.hands}>
          <Hand label={`Move step ${number + 1} up`} disabled={number === 0} onClick={() => onMove(number - 1)} icon={<IconArrowUp size={16} />} />
          <Hand label={`Move step ${number + 1} down`} disabled={number === count - 1} onClick={() => onMove(number + 1)} icon={<IconArrowDown size={16} />} />
          <Hand label={`Remove step ${number + 1}`} onClick={onRemove} icon={<IconTrash size={16} />} />
        </div>
      </div>
      {errors[''] && (
        <p role="alert" className={classes.wrong}>
          {errors['']}
        </p>
      )}
      {processor && step.entries ? (
        <div className={classes.fields}>
          {parameterFields(processor.parameters).map((field) => (
            <ParameterInput
              key={field.name}
              field={field}
              entry={step.entries?.[field.name]}
              error={errors[field.name]}
              onChange={(entry) => onEntry(field.name, entry)}
            />
          ))}
        </div>
      ) : (
        <div className={classes.unknown}>
          <p>No worker offers “{step.processor}” at present. Its parameters stay as they are; the recipe runs once a worker does.</p>
          <code>{JSON.stringify(step.parameters)}</code>
        </div>
      )}
    </li>
  );
}

type HandProps = { label: string; icon: React.ReactNode; disabled?: boolean; onClick: () => void };

function Hand({ label, icon, disabled = false, onClick }: HandProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={disabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
