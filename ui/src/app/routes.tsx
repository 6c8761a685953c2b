import type { RouteObject } from 'react-router';
import { RunListPage } from '@/features/runs/run-list-page';
import { DatasetListRoute } from './dataset-list-route';
import { AboutRoute, ChartRoute, DataRoute, DatasetRoute, LineageRoute, RejectsRoute } from './dataset-route';
import { NotFoundPage } from './not-found-page';
import { PageFailure } from './page-failure';
import { RunRoute } from './run-route';
import { Shell } from './shell';

/** Which page stands at which address. Features meet here and nowhere else. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <PageFailure />,
    children: [
      {
        errorElement: <PageFailure />,
        children: [
          { index: true, element: <DatasetListRoute /> },
          {
            path: 'datasets/:id',
            element: <DatasetRoute />,
            children: [
              { index: true, element: <ChartRoute /> },
              { path: 'data', element: <DataRoute /> },
              { path: 'rejects', element: <RejectsRoute /> },
              { path: 'lineage', element: <LineageRoute /> },
              { path: 'about', element: <AboutRoute /> },
            ],
          },
          { path: 'runs', element: <RunListPage /> },
          { path: 'runs/:id', element: <RunRoute /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
