import { Checkbox, Select, Stack } from '@mantine/core';
import type { ExportFormat, ExportWish } from '@/shared/api/types';
import { useResults } from '@/shared/runs/use-results';
import { hasHead } from './export-link';

export type Options = Pick<ExportWish, 'head' | 'safe' | 'flags' | 'flagged' | 'worst'>;

type OptionsProps = {
  datasetId: string;
  format: ExportFormat;
  options: Options;
  change: (options: Options) => void;
};

const flagChoices: { value: string; label: string; wish: Pick<Options, 'flagged' | 'worst'> }[] = [
  { value: 'mark', label: 'Marked in a column', wish: { flagged: 'mark' } },
  { value: 'pass', label: 'Left out: suspect and failed', wish: { flagged: 'exclude', worst: 'pass' } },
  { value: 'suspect', label: 'Left out: failed', wish: { flagged: 'exclude', worst: 'suspect' } },
];

/** What else a format can do, and what becomes of rows that the newest quality check has flagged, where there is one. */
export function ExportOptions({ datasetId, format, options, change }: OptionsProps) {
  const check = useResults(datasetId, 'data-quality').results[0];
  const { head, safe, ...flags } = options;
  const chosen = flagChoices.find(({ wish }) => wish.flagged === flags.flagged && wish.worst === flags.worst);
  const choose = (value: string | null) => {
    const wish = flagChoices.find((choice) => choice.value === value)?.wish;
    change({ head, safe, ...(check && wish && { flags: check.resultId, ...wish }) });
  };
  return (
    <Stack gap={8}>
      {check && (
        <Select
          label="Flagged rows"
          size="xs"
          data={[{ value: 'as any', label: 'As any other' }, ...flagChoices]}
          value={chosen?.value ?? 'as any'}
          onChange={choose}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      {hasHead(format) ? (
        <Checkbox
          size="xs"
          label="Units and lineage first"
          description={format === 'csv' ? 'as comment lines, which Kymo reads back' : undefined}
          checked={head ?? false}
          onChange={(event) => change({ ...options, head: event.currentTarget.checked })}
        />
      ) : (
        <p className="muted">Units and lineage are inside.</p>
      )}
      {format === 'csv' && (
        <Checkbox
          size="xs"
          label="Safe for spreadsheets"
          description="texts that look like formulas get an apostrophe"
          checked={safe ?? false}
          onChange={(event) => change({ ...options, safe: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
