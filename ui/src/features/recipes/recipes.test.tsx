import { readFileSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { Link, Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Recipe } from '@/shared/api/types';
import { aDataset, aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { ApplyPage } from './apply-page';
import { NewRecipePage } from './new-recipe-page';
import { RecipeListPage } from './recipe-list-page';
import { RecipePage } from './recipe-page';

const schema: unknown = JSON.parse(readFileSync('../core/src/main/resources/kymo/core/processors/rolling-mean.schema.json', 'utf8'));
const rollingMean = { name: 'rolling-mean', version: 1, title: 'Rolling mean', description: '', parameters: schema };
const rolling = { name: 'rolling', version: 1, title: 'Rolling statistic', description: '', parameters: { type: 'object', properties: { statistic: { enum: ['sum', 'std'], title: 'Statistic' } } } };
const recipe: Recipe = {
  id: 'r',
  name: 'smooth twice',
  description: null,
  steps: [
    { processor: 'rolling-mean', parameters: { window: 5 } },
    { processor: 'rolling', parameters: { statistic: 'std' } },
  ],
  version: 2,
  latest: 2,
  createdAt: '2026-05-04T10:00:00Z',
  changedAt: '2026-05-04T10:00:00Z',
};

const open = (path: string) =>
  renderAt(
    path,
    <>
      <Link to="/recipes">elsewhere</Link>
      <Routes>
        <Route path="recipes" element={<RecipeListPage />} />
        <Route path="recipes/new" element={<NewRecipePage />} />
        <Route path="recipes/r" element={<RecipePage id="r" />} />
        <Route path="recipes/r/apply" element={<ApplyPage id="r" progress={() => <p>progress</p>} />} />
      </Routes>
    </>,
    '/*',
  );

/** Writes down what is sent, and answers it. */
function taking(method: 'post' | 'put', path: string, answer: (body: object) => Response): object[] {
  const sent: object[] = [];
  gateway.use(
    http[method](path, async ({ request }) => {
      const body = (await request.json()) as object;
      sent.push(body);
      return answer(body);
    }),
  );
  return sent;
}

const step = (number: number) => within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem')[number - 1] as HTMLElement;
const refusal = (status: number, problem: object) => HttpResponse.json({ title: 'no', status, remedy: 'do', ...problem }, { status });

beforeEach(() =>
  gateway.use(
    http.get('*/api/processors', () => HttpResponse.json([rollingMean, rolling])),
    http.get('*/api/recipes', () => HttpResponse.json({ items: [recipe], nextCursor: null })),
    http.get('*/api/recipes/r', () => HttpResponse.json(recipe)),
  ),
);

describe('the list of recipes', () => {
  it('explains and invites while there are none', async () => {
    gateway.use(http.get('*/api/recipes', () => HttpResponse.json({ items: [], nextCursor: null })));
    open('/recipes');
    expect(await screen.findByText('No recipes yet')).toBeTruthy();
    expect(screen.getByText(/A recipe is a chain of processors/)).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'New recipe' })).toHaveLength(2);
  });

  it('shows the steps of each, and the way to apply it', async () => {
    open('/recipes');
    expect(await screen.findByText('window 5')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Apply smooth twice' }).getAttribute('href')).toBe('/recipes/r/apply');
  });

  it('takes a file into the form, to be looked through before it is kept', async () => {
    const page = open('/recipes');
    await screen.findByText('smooth twice');
    const input = page.container.querySelector('input[type=file]') as HTMLInputElement;
    await userEvent.upload(input, new File([JSON.stringify({ ...recipe, name: 'from a colleague' })], 'c.json', { type: 'application/json' }));
    expect(await screen.findByText(/Read from c\.json/)).toBeTruthy();
    expect((screen.getByRole('textbox', { name: 'Name' }) as HTMLInputElement).value).toBe('from a colleague');
    const sent = taking('post', '*/api/recipes', () => HttpResponse.json(recipe, { status: 201 }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(page.address()).toBe('/recipes/r'));
    expect(sent).toEqual([{ name: 'from a colleague', description: '', steps: recipe.steps }]);
  });

  it('says why a file is no recipe', async () => {
    const page = open('/recipes');
    await screen.findByText('smooth twice');
    await userEvent.upload(page.container.querySelector('input[type=file]') as HTMLInputElement, new File(['time,T'], 'c.json', { type: 'application/json' }));
    expect(await screen.findByText(/^c\.json is not JSON/)).toBeTruthy();
  });
});

describe('the form of a recipe', () => {
  it('adds, orders and removes steps', async () => {
    open('/recipes/new');
    const sent = taking('post', '*/api/recipes', () => HttpResponse.json(recipe, { status: 201 }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'mine');
    for (const title of ['Rolling mean', 'Rolling statistic', 'Rolling mean']) {
      await userEvent.click(screen.getByRole('combobox', { name: 'Add a step' }));
      // Each step's own choice of a processor lists the same.
      const options = await screen.findAllByRole('option', { name: title });
      await userEvent.click(options.at(-1) as HTMLElement);
    }
    await userEvent.click(screen.getByRole('button', { name: 'Move step 2 up' }));
    expect(screen.getByText('Step 2 is step 1 now.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Remove step 3' }));
    const window = within(step(2)).getByRole('textbox', { name: 'Window' });
    await userEvent.clear(window);
    await userEvent.type(window, '250ms');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      name: 'mine',
      description: '',
      steps: [
        { processor: 'rolling', parameters: {} },
        { processor: 'rolling-mean', parameters: { window: '250ms' } },
      ],
    });
  });

  it('sends nothing that cannot be right, and shows what the gateway refuses where it is', async () => {
    open('/recipes/r');
    const sent = taking('put', '*/api/recipes/r', () => refusal(400, { code: 'window-too-large', detail: 'window must be at most 9', pointer: '/steps/0/parameters/window' }));
    const window = await screen.findByRole('textbox', { name: 'Window' });
    await userEvent.clear(window);
    await userEvent.click(screen.getByRole('button', { name: 'Save as version 3' }));
    expect(await within(step(1)).findByText('Needed')).toBeTruthy();
    expect(sent).toEqual([]);
    await userEvent.type(window, '10');
    await userEvent.click(screen.getByRole('button', { name: 'Save as version 3' }));
    expect(await within(step(1)).findByText('window must be at most 9. do')).toBeTruthy();
  });

  it('is begun as a result was made', async () => {
    const nodes = [
      { ...aDataset({ id: 'raw' }), deleted: false },
      { ...aDataset({ id: 'smooth', name: 'oven · mean', kind: 'derived', parentId: 'raw', processor: 'rolling-mean', parameters: { window: 7 } }), deleted: false },
    ];
    gateway.use(http.get('*/api/datasets/smooth/lineage', () => HttpResponse.json({ upload: null, nodes })));
    open('/recipes/new?like=smooth');
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Window' })).value).toBe('7');
    expect(screen.getByDisplayValue('As oven · mean was made')).toBeTruthy();
  });

  it('keeps a step that no worker offers as it is', async () => {
    gateway.use(http.get('*/api/recipes/r', () => HttpResponse.json({ ...recipe, steps: [{ processor: 'lab-script', parameters: { gain: 3 } }] })));
    open('/recipes/r');
    const sent = taking('put', '*/api/recipes/r', () => HttpResponse.json({ ...recipe, version: 3, latest: 3 }));
    expect(await screen.findByText(/No worker offers “lab-script”/)).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), '!');
    await userEvent.click(screen.getByRole('button', { name: 'Save as version 3' }));
    await waitFor(() => expect(sent).toEqual([{ name: 'smooth twice!', description: '', steps: [{ processor: 'lab-script', parameters: { gain: 3 } }], version: 2 }]));
  });
});

describe('a recipe', () => {
  it('is handed on as a file that can be imported again', async () => {
    open('/recipes/r');
    const link = await screen.findByRole('link', { name: 'Export' });
    expect(link.getAttribute('download')).toBe('smooth-twice.recipe.json');
    const text = decodeURIComponent((link.getAttribute('href') ?? '').replace(/^[^,]*,/, ''));
    expect(JSON.parse(text)).toEqual({ name: 'smooth twice', steps: recipe.steps });
  });

  it('does not overwrite a newer version, and loses nothing of what was typed', async () => {
    const page = open('/recipes/r');
    taking('put', '*/api/recipes/r', () => refusal(409, { code: 'recipe-changed', detail: 'version 2 is not the latest, 3', pointer: '/version' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), '!');
    await userEvent.click(screen.getByRole('button', { name: 'Save as version 3' }));
    expect(await screen.findByText('Not saved: there is a newer version')).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: 'Keep mine as another recipe' }));
    await waitFor(() => expect(page.address()).toBe('/recipes/new'));
    expect(await screen.findByDisplayValue('smooth twice! (mine)')).toBeTruthy();
  });

  it('is not left with changes unsaved without a question', async () => {
    const page = open('/recipes/r');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), '!');
    await userEvent.click(screen.getByRole('link', { name: 'elsewhere' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Go on editing' }));
    expect(page.address()).toBe('/recipes/r');
    expect(screen.getByDisplayValue('smooth twice!')).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: 'elsewhere' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Drop my changes' }));
    await waitFor(() => expect(page.address()).toBe('/recipes'));
  });

  it('shows an earlier version, from which the next one can be made', async () => {
    gateway.use(http.get('*/api/recipes/r', ({ request }) => HttpResponse.json(new URL(request.url).searchParams.get('version') === '1' ? { ...recipe, name: 'smooth once', version: 1 } : recipe)));
    open('/recipes/r?version=1');
    expect(await screen.findByText(/This is version 1 of 2/)).toBeTruthy();
    const sent = taking('put', '*/api/recipes/r', () => HttpResponse.json({ ...recipe, version: 3, latest: 3 }));
    await userEvent.click(screen.getByRole('button', { name: 'Save as version 3' }));
    await waitFor(() => expect(sent).toMatchObject([{ name: 'smooth once', version: 2 }]));
  });

  it('is deleted after a question', async () => {
    const page = open('/recipes/r');
    gateway.use(http.delete('*/api/recipes/r', () => new HttpResponse(null, { status: 204 })));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(page.address()).toBe('/recipes'));
  });
});

describe('applying a recipe', () => {
  const datasets = [aDataset({ id: 'a', name: 'a.csv' }), aDataset({ id: 'b', name: 'b.csv' }), aDataset({ id: 'd', name: 'draft.csv', status: 'draft' })];
  const mean = aRun({ id: 'mean', processor: 'rolling-mean', datasetId: 'a', resultId: 'a1', parameters: { window: 5 } });

  const runs = (id: string) => [
    aRun({ ...mean, id: `${id}1`, datasetId: id, status: id === 'a' ? 'COMPLETED' : 'RUNNING' }),
    aRun({ id: `${id}2`, processor: 'rolling', datasetId: `${id}1`, status: id === 'a' ? 'RUNNING' : 'QUEUED' }),
  ];

  beforeEach(() =>
    gateway.use(
      http.get('*/api/datasets', () => HttpResponse.json({ items: datasets, nextCursor: null })),
      http.get('*/api/runs', ({ request }) => {
        const asked = new URL(request.url).searchParams;
        return HttpResponse.json({ items: asked.get('datasetId') === 'a' && asked.get('processor') === 'rolling-mean' ? [mean] : [], nextCursor: null });
      }),
    ),
  );

  it('says what was done before, begins the rest, and follows it', async () => {
    const page = open('/recipes/r/apply');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'All that are shown' }));
    expect(screen.queryByRole('checkbox', { name: 'draft.csv' })).toBeNull();
    expect(await screen.findByText('1 of 2 done before')).toBeTruthy();
    expect(await screen.findByText('4 runs, 1 of them done before and not done again')).toBeTruthy();
    const sent = taking('post', '*/api/recipes/r/apply', () => HttpResponse.json(['a', 'b'].map((id) => ({ datasetId: id, runs: runs(id), resultId: `${id}2` })), { status: 202 }));
    gateway.use(
      http.get('*/api/runs/a2', () => HttpResponse.json(aRun({ ...runs('a')[1], status: 'COMPLETED', seq: 9 }))),
      http.get('*/api/runs/:id', ({ params }) => HttpResponse.json([...runs('a'), ...runs('b')].find(({ id }) => id === params.id))),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Apply to 2 datasets' }));
    expect(await screen.findAllByText('progress')).toBeTruthy();
    expect(sent).toEqual([{ datasetIds: ['a', 'b'], version: 2 }]);
    expect(await screen.findByText('1 of 2 datasets done', {}, { timeout: 8_000 })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open the chart' }).getAttribute('href')).toBe('/datasets/a?overlay=a2');
    expect(page.address()).toBe('/recipes/r/apply');
  });

  it('names the dataset that it does not fit, and goes on without it', async () => {
    open('/recipes/r/apply');
    taking('post', '*/api/recipes/r/apply', () => refusal(400, { code: 'column-unknown', detail: 'there is no column v', pointer: '/datasetIds/1' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'All that are shown' }));
    await userEvent.click(screen.getByRole('button', { name: 'Apply to 2 datasets' }));
    expect(await screen.findByText('Nothing was begun: b.csv does not fit')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Leave it out' }));
    expect(await screen.findByRole('button', { name: 'Apply to 1 dataset' })).toBeTruthy();
  });
});
