import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UploadsProvider } from '@/features/uploads/uploads-provider';
import { HeldRequest } from '@/shared/testing/held-request';
import { renderAt } from '@/shared/testing/render';
import { ImportStartRoute } from './import-start-route';

beforeEach(() => {
  HeldRequest.sent.length = 0;
  vi.stubGlobal('XMLHttpRequest', HeldRequest);
});
afterEach(() => vi.unstubAllGlobals());

it('sends a file as any other, with its progress, and goes to its page once it is whole', async () => {
  const page = renderAt(
    '/',
    <UploadsProvider>
      <ImportStartRoute />
    </UploadsProvider>,
  );
  await userEvent.upload(screen.getByLabelText('A file to look at'), new File(['t;u\n1;2\n'], 'a.csv'));
  expect(await screen.findByRole('progressbar', { name: 'Upload of a.csv' })).toBeTruthy();
  await waitFor(() => expect(HeldRequest.sent).toHaveLength(1));
  act(() => HeldRequest.sent[0]?.takeIn('1a'));
  await waitFor(() => expect(page.address()).toBe('/import/1a'));
  // Nothing was broken off.
  expect(HeldRequest.sent.map(({ method }) => method)).toEqual(['POST']);
});
