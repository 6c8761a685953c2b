import type { ReactNode } from 'react';

/** The live connection to the gateway, for all that is inside. */
export function LiveProvider({ children }: { children: ReactNode }) {
  return children;
}
