import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '@/shared/api/api-problem';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { DatasetDetail, Profile } from '@/shared/api/types';
import { counted } from '@/shared/format/numbers';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { AxisCard } from './axis-card';
import { CheckButton } from './check-button';
import { ColumnCard } from './column-card';
import { GapStrip } from './gap-strip';
import classes from './profile-section.module.css';

/** Columns that are shown at once; of more one asks for them. */
const SHOWN = 12;

/** What is known of each column and of the axis, whether or not anything was checked. */
export function ProfileSection({ dataset }: { dataset: DatasetDetail }) {
  const profile = useQuery({
    queryKey: keys.profile(dataset.id),
    queryFn: async ({ signal }) => {
      const profile = await answer(api.GET('/api/datasets/{id}/profile', { params: { path: { id: dataset.id } }, signal }));
      return profile as Profile;
    },
    // Published rows never change.
    staleTime: Infinity,
  });
  const [all, setAll] = useState(false);
  if (profile.isPending) return <PendingLines of="the profile" />;
  if (!profile.data) {
    const missing = profile.error instanceof ApiProblem && profile.error.code === 'profile-missing';
    return (
      <Problem title="There is no profile" error={profile.error} {...(missing ? {} : { onRetry: profile.refetch })}>
        {missing && <CheckButton dataset={dataset}>Check quality</CheckButton>}
      </Problem>
    );
  }
  const { columns, axis, rows } = profile.data;
  const values = columns.filter(({ name }) => name !== dataset.axis);
  const shown = all ? values : values.slice(0, SHOWN);
  return (
    <section aria-labelledby="profile" className={classes.profile}>
      <h2 id="profile">Profile</h2>
      <GapStrip dataset={dataset} columns={shown} axis={axis} />
      <div className={classes.cards}>
        {axis && <AxisCard axis={axis} />}
        {shown.map((column) => (
          <ColumnCard key={column.name} column={column} rows={rows} />
        ))}
      </div>
      {shown.length < values.length && (
        <Button variant="default" onClick={() => setAll(true)} className={classes.more}>
          Show all {counted(values.length, 'column')}
        </Button>
      )}
    </section>
  );
}
