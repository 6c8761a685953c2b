import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DatasetDetail } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import classes from './export-menu.module.css';

/** More names than these are looked through by searching. */
const LISTED = 100;

type ColumnsProps = {
  dataset: DatasetDetail;
  /** those that the chart shows */
  charted: string[];
  /** undefined: all of them */
  chosen: string[] | undefined;
  choose: (columns: string[] | undefined) => void;
};

/** Which columns of a dataset leave. */
export function ExportColumns({ dataset, charted, chosen, choose }: ColumnsProps) {
  const [part, setPart] = useState('');
  const names = dataset.columns?.map((column) => column.name) ?? [];
  const found = names.filter((name) => name.toLowerCase().includes(part.toLowerCase()));
  const shown = names.filter((name) => name === dataset.axis || charted.includes(name));
  const first = charted.length > 0 ? shown : names.slice(0, LISTED);
  // In the dataset's own order, however they were ticked.
  const toggle = (name: string, on: boolean) =>
    choose(names.filter((other) => (other === name ? on : chosen?.includes(other))));
  return (
    <div>
      <Radio.Group
        label="Columns"
        size="xs"
        value={chosen ? 'some' : 'all'}
        onChange={(value) => choose(value === 'all' ? undefined : first)}
      >
        <Stack gap={6} mt={6}>
          <Radio size="xs" value="all" label={`All ${counted(names.length, 'column')}`} />
          <Radio size="xs" value="some" label="Chosen ones" />
        </Stack>
      </Radio.Group>
      {chosen && (
        <div className={classes.choice}>
          {names.length > 8 && (
            <TextInput
              aria-label="Search the columns"
              placeholder="Search the columns"
              value={part}
              onChange={(event) => setPart(event.currentTarget.value)}
            />
          )}
          <div className={classes.columns} role="group" aria-label="Chosen columns">
            {found.slice(0, LISTED).map((name) => (
              <Checkbox
                key={name}
                label={name}
                checked={chosen.includes(name)}
                onChange={(event) => toggle(name, event.currentTarget.checked)}
              />
            ))}
            {found.length > LISTED && <p className={classes.none}>and {count(found.length - LISTED)} more; search for them</p>}
          </div>
        </div>
      )}
    </div>
  );
}
