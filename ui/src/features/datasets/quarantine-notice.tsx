import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLock } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Dataset } from '@/shared/api/types';
import { Problem } from '@/shared/ui/problem';
import classes from './quarantine-notice.module.css';

/** Why a dataset may not be processed, and the way out; nothing where it may be. */
export function QuarantineNotice({ dataset }: { dataset: Dataset }) {
  const cache = useQueryClient();
  const release = useMutation({
    mutationFn: () => answer(api.POST('/api/datasets/{id}/release', { params: { path: { id: dataset.id } } })),
    onSuccess: async () => {
      notifications.show({ message: `${dataset.name} may be processed again` });
      await cache.invalidateQueries({ queryKey: keys.dataset(dataset.id), exact: true });
      await cache.invalidateQueries({ queryKey: keys.allDatasets });
    },
  });
  if (!dataset.quarantined) return null;
  const { runId, score } = dataset.quarantined;
  return (
    <section aria-label="Quarantine" className={classes.notice}>
      <IconLock size={18} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <p>
          <strong>In quarantine.</strong> Its quality score is {score.toFixed(1)}, less than the gate of its check asks for. It can be looked at and exported, but is not
          processed until it is released.
        </p>
        {release.isError && <Problem title="Not released" error={release.error} />}
        <div className={classes.actions}>
          <Button component={Link} to={`/datasets/${dataset.id}/quality?check=${runId}`} variant="default">
            See the report
          </Button>
          <Button variant="default" loading={release.isPending} onClick={() => release.mutate()}>
            Release
          </Button>
        </div>
      </div>
    </section>
  );
}
