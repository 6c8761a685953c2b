import { Button, Collapse, Drawer, Switch } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { processorsQuery } from '@/shared/api/queries';
import type { DatasetDetail, JsonObject, Processor, Run } from '@/shared/api/types';
import { useTryOut } from '@/shared/trial/trial';
import { counted } from '@/shared/format/numbers';
import { Empty } from '@/shared/ui/empty';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { parameterErrors, refusedField, type ParameterErrors } from '@/shared/parameters/parameter-errors';
import { fieldsFor } from '@/shared/parameters/fitting-columns';
import { firstEntries, parameterFields, parametersOf } from '@/shared/parameters/parameter-fields';
import { ParameterInput } from '@/shared/parameters/parameter-input';
import { choosable, offered } from '@/shared/processors/offered-processors';
import { ProcessorSelect } from '@/shared/processors/processor-select';
import classes from './run-form-drawer.module.css';
import { SourceDialog } from './source-dialog';
import { SubmittedRun } from './submitted-run';
import { TrialOutcome, TrialState } from './trial-outcome';
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
  const [read, setRead] = useState<Processor>();
  // Beside a chart that draws what is tried, the form is no dialog: one goes on looking and zooming.
  const beside = isDrawn ? { withOverlay: false, lockScroll: false, trapFocus: false, closeOnClickOutside: false } : {};
  return (
    <>
      <Drawer
        {...beside}
        opened={opened}
        onClose={onClose}
        // Of the two, Escape closes what lies above.
        closeOnEscape={read === undefined}
        title={`Process ${dataset.name}`}
        size={420}
        classNames={{ title: classes.title ?? '' }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <RunForm dataset={dataset} template={template} progress={progress} onClose={onClose} onRead={setRead} />
      </Drawer>
      <SourceDialog processor={read} onClose={() => setRead(undefined)} />
    </>
  );
}

type RunFormProps = Pick<RunFormDrawerProps, 'dataset' | 'progress' | 'onClose'> & {
  template: RunTemplate | undefined;
  /** the text of a script is asked for */
  onRead: (script: Processor) => void;
};

function RunForm({ dataset, template, progress, onClose, onRead }: RunFormProps) {
  const processors = useQuery(processorsQuery);
  const [chosen, setChosen] = useState(template?.processor);
  const [submitted, setSubmitted] = useState<Run>();
  if (processors.isPending) return <PendingLines of="the processors" />;
  if (processors.isError) return <Problem title="Processors not loaded" error={processors.error} onRetry={processors.refetch} />;
  const choices = choosable(processors.data);
  const { broken } = offered(processors.data);
  const processor = choices.find(({ name }) => name === chosen) ?? choices.find(({ name }) => name === FIRST) ?? choices[0];
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
      {choices.length + broken.length > 1 && (
        <div className={classes.choice}>
          <ProcessorSelect
            label="Processor"
            processors={processors.data}
            value={processor.name}
            onChange={({ name }) => setChosen(name)}
            allowDeselect={false}
          />
          {broken.length > 0 && (
            <p>
              {counted(broken.length, 'script')} cannot be run. <Link to="/scripts">See why</Link>
            </p>
          )}
        </div>
      )}
      <ParameterForm
        key={processor.name}
        dataset={dataset}
        processor={processor}
        given={template?.processor === processor.name ? template.parameters : undefined}
        onSubmitted={setSubmitted}
        onRead={onRead}
      />
    </>
  );
}

type ParameterFormProps = {
  dataset: DatasetDetail;
  processor: Processor;
  given: JsonObject | undefined;
  onSubmitted: (run: Run) => void;
  onRead: RunFormProps['onRead'];
};

function ParameterForm({ dataset, processor, given, onSubmitted, onRead }: ParameterFormProps) {
  const schema = processor.parameters;
  const fields = fieldsFor(parameterFields(schema), dataset);
  const [entries, setEntries] = useState(() => firstEntries(fields, dataset.rows, given));
  const [errors, setErrors] = useState<ParameterErrors>({});
  const [advanced, setAdvanced] = useState(false);
  const [force, setForce] = useState(false);
  const submit = useSubmitRun();
  const refused = submit.isError ? refusedField(submit.error, fields) : undefined;
  const { hand, outcome } = useTrial(processor, fields, entries);
  const untried = outcome && refusedField(outcome.error, fields);

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
      <div className={classes.description}>
        {fields.length > 0 && <strong>{processor.title}.</strong>} {processor.description}
        {processor.script && (
          <Button variant="subtle" size="compact-xs" onClick={() => onRead(processor)} leftSection={<IconCode size={14} aria-hidden />}>
            Source
          </Button>
        )}
      </div>
      {fields.map((field) => (
        <ParameterInput
          key={field.name}
          field={field}
          entry={entries[field.name]}
          error={errors[field.name] ?? refused?.[field.name] ?? untried?.[field.name]}
          dataset={dataset}
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
        {hand}
        {hand && <TrialState outcome={outcome} />}
      </div>
      {hand && <TrialOutcome outcome={outcome} toldAtField={untried !== undefined} />}
    </form>
  );
}
