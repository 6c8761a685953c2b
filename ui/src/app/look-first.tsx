import { Button } from '@mantine/core';
import { Link } from 'react-router';

/** The way in for files that are to be looked at before they are imported. */
export function LookFirst() {
  return (
    <Button component={Link} to="/import" variant="default">
      Look first …
    </Button>
  );
}
