import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { useSearch } from './use-search';

const setting = (name: string, value: string) => (now: URLSearchParams) => {
  now.set(name, value);
  return now;
};

function Page() {
  const [search, change] = useSearch();
  const both = () => {
    change(setting('peak', '7'), { replace: true });
    change(setting('from', '1'), { replace: true });
  };
  return (
    <button type="button" onClick={both}>
      {search.toString()}
    </button>
  );
}

describe('the search of the address', () => {
  it('keeps both of two changes that are made before the page is drawn again', async () => {
    const router = createMemoryRouter([{ path: '/', element: <Page /> }], { initialEntries: ['/?column=a'] });
    render(<RouterProvider router={router} />);
    await userEvent.click(screen.getByRole('button'));
    expect(screen.getByRole('button').textContent).toBe('column=a&peak=7&from=1');
    expect(router.state.location.search).toBe('?column=a&peak=7&from=1');
  });
});
