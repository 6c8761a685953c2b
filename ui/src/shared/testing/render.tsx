import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { newQueryClient } from '@/shared/api/query-client';

/** Shows an element as a page at the given address, with all that surrounds a page. */
export function renderAt(path: string, element: ReactNode, pattern = '/'): RenderResult & { address: () => string } {
  const router = createMemoryRouter(
    [
      { path: pattern, element },
      { path: '*', element: <p>another page</p> },
    ],
    { initialEntries: [path] },
  );
  const rendered = render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={newQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return Object.assign(rendered, {
    address: () => router.state.location.pathname + router.state.location.search,
  });
}
