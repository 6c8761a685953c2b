import { Button, Group, Modal } from '@mantine/core';
import { useBlocker } from 'react-router';

/** Goes with a step away from a form after which nothing is lost, such as the one that follows saving. */
export type Kept = { kept: true };
export const KEPT: Kept = { kept: true };

/** Asks before what was typed is lost by going to another page. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && currentLocation.pathname !== nextLocation.pathname && (nextLocation.state as Partial<Kept> | null)?.kept !== true,
  );
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal opened onClose={() => blocker.reset()} title="Leave without saving?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <p style={{ marginTop: 0 }}>What you changed of this recipe is not saved yet.</p>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" data-autofocus onClick={() => blocker.reset()}>
          Go on editing
        </Button>
        <Button color="red" onClick={() => blocker.proceed()}>
          Drop my changes
        </Button>
      </Group>
    </Modal>
  );
}
