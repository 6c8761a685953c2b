import { Button, Popover, Radio, SegmentedControl, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { DatasetDetail, ExportFormat } from '@/shared/api/types';
import { counted } from '@/shared/format/numbers';
import { Copy } from '@/shared/ui/copy';
import { Problem } from '@/shared/ui/problem';
import { ExportColumns } from './export-columns';
import { exportLink } from './export-link';
import classes from './export-menu.module.css';
import { ExportOptions, type Options } from './export-options';
import { useRequestExport } from './use-request-export';
import { WrittenExport } from './written-export';

const formats: { value: ExportFormat; label: string; hint: string }[] = [
  { value: 'csv', label: 'CSV', hint: 'comma, decimal point; every number to its last bit' },
  { value: 'xlsx', label: 'Excel', hint: 'a sheet per million rows' },
  { value: 'parquet', label: 'Parquet', hint: 'typed, for pandas or DuckDB' },
  { value: 'json', label: 'JSON', hint: 'one array' },
  { value: 'ndjson', label: 'NDJSON', hint: 'an object a line' },
];

/** Cells beyond which a download takes long enough that one would rather not wait for it. */
const LONG = 20_000_000;

type ExportMenuProps = {
  dataset: DatasetDetail;
  /** how far a run is */
  progress: (runId: string) => ReactNode;
};

/** A dataset as a file: which rows, which columns, how. It is a plain link, so that the browser loads, or a run, for what takes long. */
export function ExportMenu({ dataset, progress }: ExportMenuProps) {
  const [search] = useSearchParams();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [windowOnly, setWindowOnly] = useState(false);
  const [chosen, setChosen] = useState<string[]>();
  const [options, setOptions] = useState<Options>({});
  const request = useRequestExport(dataset.id);
  const from = search.get('from') ?? undefined;
  const to = search.get('to') ?? undefined;
  const hasWindow = from !== undefined || to !== undefined;
  const wish = { format, ...(chosen && { columns: chosen }), ...(hasWindow && windowOnly && { from, to }), ...options };
  const link = exportLink(dataset.id, wish);
  const isLong = !wish.from && !wish.to && dataset.rows * (chosen ?? dataset.columns ?? []).length > LONG;

  return (
    <Popover position="bottom-end" shadow="none" width="min(400px, calc(100vw - 24px))" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Export ${dataset.name}`} className={classes.dropdown}>
        <Stack gap="sm">
          <div>
            <SegmentedControl
              aria-label="Format"
              size="xs"
              fullWidth
              data={formats.map(({ value, label }) => ({ value, label }))}
              value={format}
              onChange={(value) => setFormat(value as ExportFormat)}
            />
            <p className={classes.hint}>{formats.find(({ value }) => value === format)?.hint}</p>
          </div>
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
          <ExportColumns dataset={dataset} charted={search.getAll('column')} chosen={chosen} choose={setChosen} />
          <ExportOptions datasetId={dataset.id} format={format} options={options} change={setOptions} />
          {chosen?.length === 0 ? (
            <p className={classes.none}>Choose at least one column.</p>
          ) : (
            <div className={classes.ways}>
              <Copy text={link} of="address" />
              <div className={classes.buttons}>
                <Button component="a" href={link} download size="xs" variant={isLong ? 'default' : 'filled'}>
                  Download
                </Button>
                <Button
                  size="xs"
                  variant={isLong ? 'filled' : 'default'}
                  loading={request.isPending}
                  onClick={() => request.mutate(wish)}
                >
                  Write in the background
                </Button>
              </div>
              {isLong && <p className={classes.none}>Long: written in the background, it can be fetched for some days and gone on with.</p>}
              {request.isError && <Problem title="The export was not asked for" error={request.error} />}
              {request.data && <WrittenExport key={request.data.id} run={request.data} progress={progress} />}
            </div>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
