import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { ImportProfile } from '@/shared/api/types';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { ProfileListPage } from './profile-list-page';

const profile: ImportProfile = {
  id: 'p1',
  name: 'Logger 7',
  description: null,
  options: { decimal: ',' },
  fingerprint: { format: 'text', names: ['t', 'u'], delimiter: ';', words: [] },
  version: 2,
  latest: 2,
  createdAt: '2026-05-04T10:00:00Z',
  changedAt: '2026-05-04T10:00:00Z',
};

const listed = (...items: ImportProfile[]) =>
  gateway.use(http.get('*/api/import-profiles', () => HttpResponse.json({ items, nextCursor: null })));

describe('import profiles', () => {
  it('say what they tell and by what files are known', async () => {
    listed(profile, { ...profile, id: 'p2', name: 'By hand', fingerprint: null });
    renderAt('/', <ProfileListPage />);
    expect(await screen.findByText('Logger 7')).toBeTruthy();
    expect(screen.getByText('columns t, u')).toBeTruthy();
    expect(screen.getByText('nothing: it is chosen by hand')).toBeTruthy();
    expect(screen.getByText('2 import profiles')).toBeTruthy();
  });

  it('are renamed as the version that was seen', async () => {
    let sent: unknown;
    listed(profile);
    gateway.use(
      http.put('*/api/import-profiles/p1', async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({ ...profile, name: 'Logger 8', version: 3 });
      }),
    );
    renderAt('/', <ProfileListPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Rename Logger 7' }));
    await userEvent.clear(screen.getByRole('textbox', { name: 'Name' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Logger 8');
    await userEvent.click(screen.getByRole('button', { name: 'Rename' }));
    await waitFor(() => expect(sent).toMatchObject({ name: 'Logger 8', version: 2, options: { decimal: ',' } }));
  });

  it('are forgotten only when one says so twice', async () => {
    let deleted = false;
    listed(profile);
    gateway.use(
      http.delete('*/api/import-profiles/p1', () => {
        deleted = true;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    renderAt('/', <ProfileListPage />);
    await userEvent.click(await screen.findByRole('button', { name: 'Delete Logger 7' }));
    expect(deleted).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(deleted).toBe(true));
  });

  it('come in from a file, or it is said what is wrong with it', async () => {
    let sent: unknown;
    listed();
    gateway.use(
      http.post('*/api/import-profiles', async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(profile, { status: 201 });
      }),
    );
    renderAt('/', <ProfileListPage />);
    const file = await screen.findByLabelText('An import profile’s file');
    await userEvent.upload(file, new File(['[]'], 'a.json', { type: 'application/json' }));
    expect(await screen.findByText('The file was not taken as an import profile')).toBeTruthy();
    await userEvent.upload(file, new File(['{"name": "x", "options": {}}'], 'a.json', { type: 'application/json' }));
    await waitFor(() => expect(sent).toEqual({ name: 'x', description: null, options: {}, fingerprint: null }));
  });
});
