import { Modal } from '@mantine/core';
import type { Processor } from '@/shared/api/types';
import { ScriptSource } from '@/shared/scripts/script-source';

/** The text of a script over its form, which stays as it is filled in; closed where none is asked for. */
export function SourceDialog({ processor, onClose }: { processor: Processor | undefined; onClose: () => void }) {
  const script = processor?.script;
  return (
    <Modal
      opened={script !== undefined && script !== null}
      onClose={onClose}
      size="xl"
      title={script && `${processor?.title} (${script.name}.groovy)`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {script && <ScriptSource script={script.name} problem={script.problem} />}
    </Modal>
  );
}
