import { Button, Checkbox, Popover, Radio, Stack, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DatasetDetail, ExportFormat } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { exportLink } from './export-link';
import classes from './export-menu.module.css';

const formats: { format: ExportFormat; name: string; hint: string }[] = [
  { format: 'csv', name: 'CSV', hint: 'comma, decimal point' },
  { format: 'parquet', name: 'Parquet', hint: 'typed, for pandas or DuckDB' },
  { format: 'json', name: 'JSON', hint: 'one array' },
  { format: 'ndjson', name: 'NDJSON', hint: 'an object a line' },
];

/** More names than these are looked through by searching. */
const LISTED = 100;

/** A dataset as a file: which rows, which columns, which format. The formats are plain links, so that the browser loads. */
export function ExportMenu({ dataset }: { dataset: DatasetDetail }) {
  const [search] = useSearchParams();
  const [windowOnly, setWindowOnly] = useState(false);
  const [chosen, setChosen] = useState<string[]>();
  const from = search.get('from') ?? undefined;
  const to = search.get('to') ?? undefined;
  const hasWindow = from !== undefined || to !== undefined;
  const none = chosen?.length === 0;
  const wish = { columns: chosen, ...(hasWindow && windowOnly && { from, to }) };

  return (
    <Popover position="bottom-end" shadow="none" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Export ${dataset.name}`} className={classes.dropdown}>
        <Stack gap="sm">
          {hasWindow && (
            <Radio.Group
              label="Rows"
              size="xs"
              value={windowOnly ? 'window' : 'all'}
              onChange={(value) => setWindowOnly(value === 'window')}
            >
              <Stack gap={6} mt={6}>
                <Radio size="xs" value="all" label={`All ${counted(dataset.rows, 'row')}`} />
                <Radio size="xs" value="window" label={`The chart’s window: ${from ?? 'start'} to ${to ?? 'end'}`} />
              </Stack>
            </Radio.Group>
          )}
          <Columns dataset={dataset} charted={search.getAll('column')} chosen={chosen} choose={setChosen} />
          {none ? (
            <p className={classes.none}>Choose at least one column.</p>
          ) : (
            <ul className={classes.formats}>
              {formats.map(({ format, name, hint }) => (
                <li key={format}>
                  <a href={exportLink(dataset.id, { format, ...wish })} download className={classes.format}>
                    <span className={classes.name}>{name}</span>
                    <span className="muted">{hint}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

type ColumnsProps = {
  dataset: DatasetDetail;
  /** those that the chart shows */
  charted: string[];
  /** undefined: all of them */
  chosen: string[] | undefined;
  choose: (columns: string[] | undefined) => void;
};

function Columns({ dataset, charted, chosen, choose }: ColumnsProps) {
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
