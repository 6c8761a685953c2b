import { use, useCallback, useMemo } from 'react';
import { UNSAFE_DataRouterContext as RouterContext, useLocation, useNavigate, type NavigateOptions } from 'react-router';

/** Changes the search of the page's address, from what it is at that moment. */
export type ChangeSearch = (change: (now: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void;

/**
 * The search of the page's address and the way to change it. Two parts of a page may change it before either is drawn again:
 * a peak is chosen, and the chart's window moves. The router's own `useSearchParams` would start the second change from what
 * was last drawn, and so undo the first.
 */
export function useSearch(): [URLSearchParams, ChangeSearch] {
  const { search } = useLocation();
  const router = use(RouterContext)?.router;
  const navigate = useNavigate();
  const change: ChangeSearch = useCallback(
    (next, options) => {
      const now = router?.state.location.search ?? search;
      void navigate(`?${next(new URLSearchParams(now)).toString()}`, options);
    },
    [navigate, router, search],
  );
  return [useMemo(() => new URLSearchParams(search), [search]), change];
}
