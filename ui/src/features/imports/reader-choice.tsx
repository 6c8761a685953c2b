import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '@/shared/api/api-problem';
import { processorsQuery } from '@/shared/api/queries';
import type { JsonObject, Processor } from '@/shared/api/types';
import { firstEntries, parameterFields, parametersOf, type Entries } from '@/shared/parameters/parameter-fields';
import { parameterErrors } from '@/shared/parameters/parameter-errors';
import { ParameterInput } from '@/shared/parameters/parameter-input';
import classes from './choices-panel.module.css';
import { readerOf, withReader, type Options } from './import-options';

type ReaderChoiceProps = {
  options: Options;
  /** why there is no preview with these options */
  problem: unknown;
  onChange: (options: Options) => void;
};

const AUTOMATIC = '';

/** Whether Kymo reads the file itself or a script of the lab does; nothing where the lab has no such scripts. */
export function ReaderChoice({ options, problem, onChange }: ReaderChoiceProps) {
  const processors = useQuery(processorsQuery);
  const readers = (processors.data ?? []).filter(({ script }) => script?.kind === 'reader');
  const reader = readerOf(options);
  if (readers.length === 0 && !reader) return null;
  const chosen = readers.find(({ script }) => script?.name === reader?.name);
  const listed = readers.map(({ script, title }) => ({ value: script?.name ?? '', label: title }));
  // One that is no longer there is shown by its name.
  if (reader && !chosen) listed.push({ value: reader.name, label: reader.name });
  return (
    <div className={classes.fields}>
      <Select
        className={classes.field}
        size="xs"
        label="Read with"
        description={chosen?.description}
        data={[{ value: AUTOMATIC, label: 'Automatic' }, ...listed]}
        value={reader?.name ?? AUTOMATIC}
        allowDeselect={false}
        onChange={(name) => onChange(withReader(options, name ? { name, parameters: {} } : undefined))}
      />
      {reader && chosen && (
        <ReaderParameters
          key={reader.name}
          processor={chosen}
          given={reader.parameters}
          refused={refusedIn(problem)}
          onChange={(parameters) => onChange(withReader(options, { name: reader.name, parameters }))}
        />
      )}
    </div>
  );
}

type ReaderParametersProps = {
  processor: Processor;
  given: JsonObject;
  refused: { name: string; message: string } | undefined;
  onChange: (parameters: JsonObject) => void;
};

function ReaderParameters({ processor, given, refused, onChange }: ReaderParametersProps) {
  const schema = processor.parameters;
  const fields = parameterFields(schema);
  const [entries, setEntries] = useState<Entries>(() => firstEntries(fields, undefined, given));
  const errors = parameterErrors(schema, fields, parametersOf(schema, fields, entries));
  return fields.map((field) => (
    <div key={field.name} className={classes.field}>
      <ParameterInput
        field={field}
        entry={entries[field.name]}
        error={errors[field.name] ?? (refused?.name === field.name ? refused.message : undefined)}
        onChange={(entry) => {
          const next = { ...entries, [field.name]: entry };
          const parameters = parametersOf(schema, fields, next);
          setEntries(next);
          if (Object.keys(parameterErrors(schema, fields, parameters)).length === 0) onChange(parameters);
        }}
      />
    </div>
  ));
}

/** Which of the reader's parameters was refused. */
function refusedIn(problem: unknown): { name: string; message: string } | undefined {
  const name = problem instanceof ApiProblem ? problem.pointer?.match(/^\/options\/reader\/parameters\/([^/]+)$/)?.[1] : undefined;
  return name === undefined ? undefined : { name, message: (problem as ApiProblem).message };
}
