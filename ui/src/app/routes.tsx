import type { RouteObject } from 'react-router';
import { DatasetListRoute } from './dataset-list-route';
import { NotFoundPage } from './not-found-page';
import { PageFailure } from './page-failure';
import { Shell } from './shell';

// The first page comes at once; what draws charts and forms comes when it is looked for.
const dataset = () => import('./dataset-route');

/** Which page stands at which address. Features meet here and nowhere else. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <PageFailure />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <PageFailure />,
        children: [
          { index: true, element: <DatasetListRoute /> },
          {
            path: 'datasets/:id',
            lazy: async () => ({ Component: (await dataset()).DatasetRoute }),
            children: [
              { index: true, lazy: async () => ({ Component: (await dataset()).ChartRoute }) },
              { path: 'quality', lazy: async () => ({ Component: (await dataset()).QualityRoute }) },
              { path: 'data', lazy: async () => ({ Component: (await dataset()).DataRoute }) },
              { path: 'rejects', lazy: async () => ({ Component: (await dataset()).RejectsRoute }) },
              { path: 'lineage', lazy: async () => ({ Component: (await dataset()).LineageRoute }) },
              { path: 'about', lazy: async () => ({ Component: (await dataset()).AboutRoute }) },
            ],
          },
          {
            path: 'runs',
            lazy: async () => ({ Component: (await import('@/features/runs/run-list-page')).RunListPage }),
          },
          { path: 'runs/compare', lazy: async () => ({ Component: (await import('./comparison-route')).ComparisonRoute }) },
          { path: 'runs/:id', lazy: async () => ({ Component: (await import('./run-route')).RunRoute }) },
          { path: 'import', lazy: async () => ({ Component: (await import('./import-start-route')).ImportStartRoute }) },
          { path: 'import/:uploadId', lazy: async () => ({ Component: (await import('./import-route')).ImportRoute }) },
          { path: 'import-profiles', lazy: async () => ({ Component: (await import('@/features/imports/profile-list-page')).ProfileListPage }) },
          { path: 'recipes', lazy: async () => ({ Component: (await import('@/features/recipes/recipe-list-page')).RecipeListPage }) },
          { path: 'recipes/new', lazy: async () => ({ Component: (await import('@/features/recipes/new-recipe-page')).NewRecipePage }) },
          { path: 'recipes/:id', lazy: async () => ({ Component: (await import('./recipe-routes')).RecipeRoute }) },
          { path: 'recipes/:id/apply', lazy: async () => ({ Component: (await import('./recipe-routes')).ApplyRoute }) },
          { path: 'scripts', lazy: async () => ({ Component: (await import('@/features/scripts/script-list-page')).ScriptListPage }) },
          { path: 'scripts/:name', lazy: async () => ({ Component: (await import('@/features/scripts/script-page')).ScriptPage }) },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
