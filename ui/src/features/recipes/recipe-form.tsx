import { Button, Textarea, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { ApiProblem } from '@/shared/api/api-problem';
import type { Processor } from '@/shared/api/types';
import { parameterFields } from '@/shared/parameters/parameter-fields';
import { refusedField } from '@/shared/parameters/parameter-errors';
import { ProcessorSelect } from '@/shared/processors/processor-select';
import { Problem } from '@/shared/ui/problem';
import {
  contentErrors,
  contentOf,
  draftOf,
  MOST_STEPS,
  moved,
  newStep,
  withProcessor,
  type ContentErrors,
  type RecipeContent,
  type RecipeDraft,
  type StepDraft,
} from './recipe-draft';
import classes from './recipe-form.module.css';
import { StepCard } from './step-card';

type RecipeFormProps = {
  initial: RecipeContent;
  /** it may be saved although nothing was changed: it is in no list yet */
  unsaved: boolean;
  processors: Processor[];
  saveLabel: string;
  saving: boolean;
  /** why it was not saved */
  error: unknown;
  onSave: (content: RecipeContent) => void;
  /** the form's content is another one than what is kept, or is so no more */
  onDirty?: (dirty: boolean) => void;
  /** beside the button that saves, given what would be saved */
  more?: (content: RecipeContent) => ReactNode;
};

/** A recipe's name and its steps, each asked for as in the form of a run. */
export function RecipeForm({ initial, unsaved, processors, saveLabel, saving, error, onSave, onDirty, more }: RecipeFormProps) {
  const [draft, setDraft] = useState<RecipeDraft>(() => draftOf(initial, processors));
  const [errors, setErrors] = useState<ContentErrors>();
  const [told, setTold] = useState('');
  const before = useMemo(() => JSON.stringify(contentOf(draftOf(initial, processors), processors)), [initial, processors]);
  const content = contentOf(draft, processors);
  const dirty = JSON.stringify(content) !== before;
  const refusal = refusedName(error);

  const change = (next: RecipeDraft) => {
    setDraft(next);
    setErrors(undefined);
    onDirty?.(JSON.stringify(contentOf(next, processors)) !== before);
  };
  const changeStep = (step: StepDraft) => change({ ...draft, steps: draft.steps.map((other) => (other.key === step.key ? step : other)) });
  const move = (from: number, to: number) => {
    change({ ...draft, steps: moved(draft.steps, from, to) });
    setTold(`Step ${from + 1} is step ${to + 1} now.`);
  };
  const add = (processor: Processor) => change({ ...draft, steps: [...draft.steps, newStep(processor, draft.steps)] });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const found = contentErrors(content, processors);
    setErrors(found);
    if (!found) onSave(content);
  };

  return (
    <form onSubmit={save} noValidate className={classes.form} aria-label="Recipe">
      <div className={classes.names}>
        <TextInput
          label="Name"
          withAsterisk
          value={draft.name}
          error={errors?.name ?? refusal}
          maxLength={200}
          onChange={(event) => change({ ...draft, name: event.currentTarget.value })}
        />
        <Textarea
          label="What it is for"
          size="xs"
          autosize
          minRows={1}
          value={draft.description}
          onChange={(event) => change({ ...draft, description: event.currentTarget.value })}
        />
      </div>
      <ol className={classes.steps} aria-label="Steps">
        {draft.steps.map((step, number) => (
          <StepCard
            key={step.key}
            step={step}
            number={number}
            count={draft.steps.length}
            processors={processors}
            errors={errors?.steps[number] ?? refusedStep(error, step, number, processors) ?? {}}
            onProcessor={(processor) => changeStep(withProcessor(step, processor))}
            onEntry={(name, entry) => changeStep({ ...step, entries: { ...step.entries, [name]: entry } })}
            onMove={(to) => move(number, to)}
            onRemove={() => {
              change({ ...draft, steps: draft.steps.filter((other) => other !== step) });
              setTold(`Step ${number + 1} is removed.`);
            }}
          />
        ))}
      </ol>
      {draft.steps.length < MOST_STEPS && (
        <ProcessorSelect
          key={draft.steps.length}
          aria-label="Add a step"
          placeholder={draft.steps.length === 0 ? 'Add the first step' : 'Add a step'}
          leftSection={<IconPlus size={14} aria-hidden />}
          className={classes.add ?? ''}
          processors={processors}
          value={null}
          onChange={add}
          error={errors?.none}
        />
      )}
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      {error !== null && error !== undefined && !refusal && <Problem title="The recipe was not saved" error={error} />}
      <div className={classes.foot}>
        <Button type="submit" size="sm" loading={saving} disabled={!dirty && !unsaved}>
          {saveLabel}
        </Button>
        {more?.(content)}
      </div>
    </form>
  );
}

function refusedName(error: unknown): string | undefined {
  const refused = error instanceof ApiProblem && error.pointer === '/name' ? error : undefined;
  return refused && (refused.detail ?? refused.title);
}

function refusedStep(error: unknown, { processor }: StepDraft, number: number, processors: Processor[]) {
  const offered = processors.find(({ name }) => name === processor);
  return offered && refusedField(error, parameterFields(offered.parameters), `/steps/${number}`);
}
