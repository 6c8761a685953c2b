import { IconShieldCheck } from '@tabler/icons-react';
import type { Dataset } from '@/shared/api/types';
import { Empty } from '@/shared/ui/empty';
import { CheckButton } from './check-button';
import classes from './quality-tab.module.css';

/** Nothing was checked yet: says what a check does, and begins one. */
export function Unchecked({ dataset }: { dataset: Dataset }) {
  return (
    <Empty title="The quality of these data was not checked yet" icon={<IconShieldCheck size={32} stroke={1.5} aria-hidden />}>
      <p className={classes.explained}>
        A check flags every row of every column as passing, suspect, failing or missing, by tests for ranges, spikes, stuck values, gaps and
        more. Their limits come from the data where none are given; the data stay as they are.
      </p>
      <CheckButton dataset={dataset} filled>
        Check quality
      </CheckButton>
    </Empty>
  );
}
