import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { LiveProvider } from '@/features/live/live-provider';
import { UploadsProvider } from '@/features/uploads/uploads-provider';
import { newQueryClient } from '@/shared/api/query-client';
import { theme } from './theme';

/** What every page stands on: colours, the cache of answers, the live connection. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(newQueryClient);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queryClient}>
        <LiveProvider>
          <UploadsProvider>{children}</UploadsProvider>
        </LiveProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
