import { Button, Collapse, Drawer, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { processorsQuery } from '@/shared/api/queries';
import type { DatasetDetail, JsonObject, Processor, Run } from '@/shared/api/types';
import { useTryOut } from '@/shared/trial/trial';
import { Empty } from '@/shared/ui/empty';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { parameterErrors, refusedField, type ParameterErrors } from '@/shared/parameters/parameter-errors';
import { firstEntries, parameterFields, parametersOf } from '@/shared/parameters/parameter-fields';
import { ParameterInput } from '@/shared/parameters/parameter-input';
import classes from './run-form-drawer.module.css';
import { SubmittedRun } from './submitted-run';
import { useSubmitRun } from '@/shared/runs/use-submit-run';
import { useTrial } from './use-trial';

/** What most begin with, and what needs no choice to be made. */
const FIRST = 'rolling-mean';

/** What to begin with instead of the first processor and its defaults. */
export type RunTemplate = { processor: string; parameters: JsonObject };

type RunFormDrawerProps = {
  dataset: DatasetDetail;
  opened: boolean;
  onClose: () => void;
  template?: RunTemplate;
  /** how far a run is */
  progress: (runId: string) => ReactNode;
};

/** Asks what to do with a dataset, has it done, and shows it being done. */
export function RunFormDrawer({ dataset, opened, onClose, template, progress }: RunFormDrawerProps) {
  const { isDrawn } = useTryOut();
  // Beside a chart that draws what is tried, the form is no dialog: one goes on looking and zooming.
  const beside = isDrawn ? { withOverlay: false, lockScroll: false, trapFocus: false, closeOnClickOutside: false } : {};
  return (
    <Drawer
      {...beside}
      opened={opened}
      onClose={onClose}
      title={`Process ${dataset.name}`}
      size={420}
      classNames={{ title: classes.title ?? '' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <RunForm dataset={dataset} template={template} progress={progress} onClose={onClose} />
    </Drawer>
  );
}

type RunFormProps = Pick<RunFormDrawerProps, 'dataset' | 'progress' | 'onClose'> & { template: RunTemplate | undefined };

function RunForm({ dataset, template, progress, onClose }: RunFormProps) {
  const processors = useQuery(processorsQuery);
  const [chosen, setChosen] = useState(template?.processor);
  const [submitted, setSubmitted] = useState<Run>();
  if (processors.isPending) return <PendingLines of="the processors" />;
  if (processors.isError) return <Problem title="Processors not loaded" error={processors.error} onRetry={processors.refetch} />;
  // A file comes in by itself: it is no work that a dataset can be given.
  const offered = processors.data.filter(({ name }) => name !== 'ingest');
  const processor = offered.find(({ name }) => name === chosen) ?? offered.find(({ name }) => name === FIRST) ?? offered[0];
  if (!processor) {
    return (
      <Empty title="No worker offers anything to do">
        <p>Processors appear here once a worker has started.</p>
      </Empty>
    );
  }
  if (submitted) {
    return (
      <SubmittedRun
        run={submitted}
        progress={progress}
        onAgain={() => setSubmitted(undefined)}
        onClose={onClose}
      />
    );
  }
  return (
    <>
      {offered.length > 1 && (
        <Select
          label="Processor"
          data={offered.map(({ name, title }) => ({ value: name, label: title }))}
          value={processor.name}
          onChange={(name) => name && setChosen(name)}
          allowDeselect={false}
          mb="md"
        />
      )}
      <ParameterForm
        key={processor.name}
        dataset={dataset}
        processor={processor}
        given={template?.processor === processor.name ? template.parameters : undefined}
        onSubmitted={setSubmitted}
      />
    </>
  );
}

type ParameterFormProps = {
  dataset: DatasetDetail;
  processor: Processor;
  given: JsonObject | undefined;
  onSubmitted: (run: Run) => void;
};

function ParameterForm({ dataset, processor, given, onSubmitted }: ParameterFormProps) {
  const schema = processor.parameters;
  const fields = parameterFields(schema);
  const [entries, setEntries] = useState(() => firstEntries(fields, dataset.rows, given));
  const [errors, setErrors] = useState<ParameterErrors>({});
  const [advanced, setAdvanced] = useState(false);
  const [force, setForce] = useState(false);
  const submit = useSubmitRun();
  const refused = submit.isError ? refusedField(submit.error, fields) : undefined;
  const columns = (dataset.columns ?? []).filter(
    ({ name, type }) => name !== dataset.axis && (type === 'float' || type === 'integer'),
  );

  const preview = useTrial(processor, fields, entries);

  const send = (event: FormEvent) => {
    event.preventDefault();
    const parameters = parametersOf(schema, fields, entries);
    const found = parameterErrors(schema, fields, parameters);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const request = { datasetId: dataset.id, processor: processor.name, parameters, ...(force ? { force } : {}) };
    submit.mutate(request, { onSuccess: onSubmitted });
  };

  return (
    <form onSubmit={send} noValidate className={classes.form} aria-label={processor.title}>
      <p className={classes.description}>
        {fields.length > 0 && <strong>{processor.title}.</strong>} {processor.description}
      </p>
      {fields.map((field) => (
        <ParameterInput
          key={field.name}
          field={field}
          entry={entries[field.name]}
          error={errors[field.name] ?? refused?.[field.name]}
          columns={columns}
          rows={dataset.rows}
          onChange={(entry) => {
            setEntries((before) => ({ ...before, [field.name]: entry }));
            setErrors((before) => ({ ...before, [field.name]: undefined }));
            if (refused) submit.reset();
          }}
        />
      ))}
      <button
        type="button"
        className={classes.more}
        aria-expanded={advanced}
        onClick={() => setAdvanced((before) => !before)}
      >
        Advanced
      </button>
      <Collapse expanded={advanced}>
        <Switch
          label="Run again"
          description="Even if the same was done before on the same rows."
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      </Collapse>
      {errors[''] && <p role="alert">{errors['']}</p>}
      {submit.isError && !refused && <Problem title="The run was not taken" error={submit.error} />}
      <div className={classes.foot}>
        <Button type="submit" size="sm" loading={submit.isPending}>
          Run
        </Button>
        {preview}
      </div>
    </form>
  );
}
