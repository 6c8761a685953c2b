import { Autocomplete, Button, FileInput, Group, Modal, NumberInput, Select, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { IngestOptions } from '@/shared/api/types';
import { decimals, delimiters, encodings } from '@/shared/format/ingest-options';

type OptionsDialogProps = {
  opened: boolean;
  onClose: () => void;
  onUpload: (files: File[], options: IngestOptions) => void;
};

/** For files that are not understood by themselves: what the user knows about them goes with them. */
export function OptionsDialog({ opened, onClose, onUpload }: OptionsDialogProps) {
  const form = useForm({
    initialValues: {
      files: [] as File[],
      encoding: '',
      delimiter: null as string | null,
      decimal: null as string | null,
      headerLine: '' as number | string,
    },
    validate: { files: (files) => (files.length === 0 ? 'Choose at least one file' : null) },
  });

  const upload = form.onSubmit(({ files, encoding, delimiter, decimal, headerLine }) => {
    onUpload(files, {
      ...(encoding.trim() && { encoding: encoding.trim() }),
      ...(delimiter && { delimiter }),
      ...(decimal && { decimal }),
      ...(typeof headerLine === 'number' && { headerLine }),
    });
    form.reset();
    onClose();
  });

  return (
    <Modal opened={opened} onClose={onClose} title="Upload with options" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={upload} noValidate>
        <Stack gap="sm">
          <FileInput
            multiple
            clearable
            clearButtonProps={{ 'aria-label': 'Choose no file' }}
            label="Files"
            placeholder="Choose files"
            size="xs"
            {...form.getInputProps('files')}
          />
          <p className="muted" style={{ margin: 0, fontSize: '0.8125rem' }}>
            What you leave open is found out from the file.
          </p>
          <Autocomplete
            size="xs"
            label="Encoding"
            placeholder="Found out"
            data={encodings}
            {...form.getInputProps('encoding')}
          />
          <Select
            label="Delimiter"
            placeholder="Found out"
            clearable
            clearButtonProps={{ 'aria-label': 'Find the delimiter out' }}
            data={delimiters}
            {...form.getInputProps('delimiter')}
          />
          <Select
            label="Decimal sign"
            placeholder="Found out"
            clearable
            clearButtonProps={{ 'aria-label': 'Find the decimal sign out' }}
            data={decimals}
            {...form.getInputProps('decimal')}
          />
          <NumberInput
            label="Line of the column names"
            description="Counted from 1; 0 when there is none"
            placeholder="Found out"
            min={0}
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps('headerLine')}
          />
          <Group justify="flex-end" gap="xs" mt="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Upload</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
