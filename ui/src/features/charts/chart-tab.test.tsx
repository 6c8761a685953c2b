import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { useNavigate } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LineageNode } from '@/shared/api/types';
import { MarksProvider, useChartHands, useMark, type Marks } from '@/shared/marks/marks';
import { aDatasetDetail } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { TrialProvider, useTryOut } from '@/shared/trial/trial';
import { ChartTab } from './chart-tab';
import { aSeries, bucket, pointsColumn } from './testing/series';

vi.mock('@/features/charts/uplot-chart', () => import('./testing/fake-chart'));

const raw = aDatasetDetail({
  id: 'raw',
  axis: 'depth',
  rows: 10,
  columns: [
    { name: 'depth', type: 'float', unit: 'm' },
    { name: 'Oven', type: 'float', unit: '°C' },
    { name: 'Wall', type: 'float', unit: '°C' },
    { name: 'Pressure', type: 'float', unit: 'bar' },
    { name: 'Flow', type: 'float', unit: 'l/s' },
    { name: 'note', type: 'string', unit: null },
  ],
});
const smooth = aDatasetDetail({
  ...raw,
  id: 'smooth',
  kind: 'derived',
  parentId: 'raw',
  processor: 'rolling-mean',
  parameters: { window: 25 },
  columns: [{ name: 'depth', type: 'float', unit: 'm' }, { name: 'Oven rolling_mean', type: 'float', unit: '°C' }],
});
const column = (name: string) => ({ name, type: 'float', unit: null });
const made = (id: string, processor: string, scriptKind: LineageNode['scriptKind'] = null) => ({ ...smooth, id, processor, scriptKind, parameters: {}, deleted: false });
const units: Record<string, string> = { Pressure: 'bar', Flow: 'l/s' };
const ys = [1, 2, null, 4, 5, 6, 7, 8, 9, 10];

/** What was asked for, as the texts behind '?', without how many points. */
let asked: string[];

beforeEach(() => {
  asked = [];
  gateway.use(
    http.get('*/lineage', () =>
      HttpResponse.json({ upload: null, nodes: [raw, smooth].map((dataset) => ({ ...dataset, scriptKind: null, deleted: false })) }),
    ),
    http.get('*/api/datasets/smooth', () => HttpResponse.json(smooth)),
    http.get('*/api/datasets/:id/series', ({ request, params }) => {
      const { searchParams } = new URL(request.url);
      const columns = searchParams.getAll('columns').map((name) => pointsColumn(name, ys, units[name] ?? '°C'));
      if (searchParams.get('points') !== '400') {
        searchParams.delete('points');
        asked.push(`${String(params.id)} ${searchParams.toString()}`);
      }
      return HttpResponse.json(aSeries(columns, { datasetId: String(params.id) }));
    }),
  );
  window.innerWidth = 1_280;
});

function Back() {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => void navigate(-1)}>
      back
    </button>
  );
}

const open = (address: string, dataset = raw) =>
  renderAt(
    address,
    <>
      <ChartTab dataset={dataset} />
      <Back />
    </>,
  );

function TryOut({ parameters, processor = 'rolling-mean' }: { parameters: Record<string, number> | undefined; processor?: string }) {
  const { isDrawn, tryOut } = useTryOut();
  return (
    <button type="button" disabled={!isDrawn} onClick={() => tryOut(parameters && { processor, parameters })}>
      {parameters ? `try ${String(parameters.window)}` : 'try nothing'}
    </button>
  );
}

/** Stands where a form stands that says why there is no preview. */
function Told() {
  const { outcome } = useTryOut();
  return <p>{outcome?.error instanceof Error && `told: ${outcome.error.message}`}</p>;
}

const known: Marks = { points: [{ id: 'known', column: 'Oven', x: 1, y: 2, at: 'top', title: 't' }] };

/** Stands where a panel stands that tells of the dataset. */
function Marked() {
  useMark('panel', known);
  const hands = useChartHands();
  return (
    <>
      <button type="button" onClick={() => hands.centre(6)}>
        centre 6
      </button>
      <button type="button" onClick={() => hands.show(4, 5)}>
        show 4 to 5
      </button>
    </>
  );
}

const marks = async (text: string) => waitFor(() => expect(screen.getByRole('status', { name: 'Marks' }).textContent).toBe(text));
const drawn = () => screen.findAllByRole('figure');

describe('the chart', () => {
  it('begins with the first columns of numbers, one panel for each of three units', async () => {
    open('/');
    const figures = await drawn();
    expect(figures.map((figure) => figure.getAttribute('aria-label'))).toEqual(['left: °C', 'left: Pressure [bar]', 'left: Flow [l/s]']);
    expect(asked).toEqual(['raw columns=Oven&columns=Wall&columns=Pressure&columns=Flow']);
    expect(screen.getByText('10 rows, each drawn')).toBeTruthy();
  });

  it('puts two units left and right', async () => {
    open('/?column=Oven&column=Pressure');
    const [only, ...others] = await drawn();
    expect(only?.getAttribute('aria-label')).toBe('left: Oven [°C], right: Pressure [bar]');
    expect(others).toEqual([]);
  });

  it('draws over the raw curves what is tried, and says why where it cannot', async () => {
    const bodies: unknown[] = [];
    gateway.use(
      http.post('*/api/processors/rolling-mean/preview', async ({ request }) => {
        const body = (await request.json()) as { parameters: { window: number } };
        bodies.push(body);
        if (body.parameters.window === 9) {
          return HttpResponse.json({ title: 'no', status: 400, detail: 'too many rows', code: 'preview-too-large', remedy: 'r' }, { status: 400 });
        }
        if (body.parameters.window === 0) {
          return HttpResponse.json({ title: 'no', status: 400, detail: 'window must be at least 1', code: 'parameter-invalid', remedy: 'r' }, { status: 400 });
        }
        return HttpResponse.json(aSeries([pointsColumn('Oven rolling_mean', ys, '°C')], { datasetId: 'raw' }));
      }),
    );
    renderAt(
      '/?column=Oven&from=2&to=5',
      <TrialProvider>
        <ChartTab dataset={raw} />
        <TryOut parameters={{ window: 3 }} />
        <TryOut parameters={{ window: 0 }} />
        <TryOut parameters={{ window: 9 }} />
        <TryOut parameters={undefined} />
        <Told />
      </TrialProvider>,
    );
    await drawn();
    await userEvent.click(screen.getByRole('button', { name: 'try 3' }));
    expect(await screen.findByText('Oven rolling_mean')).toBeTruthy();
    expect(screen.getByText('preview')).toBeTruthy();
    expect(bodies).toMatchObject([{ datasetId: 'raw', parameters: { window: 3 }, from: '2', to: '5' }]);
    expect(asked).toHaveLength(1);

    await userEvent.click(screen.getByRole('button', { name: 'try 0' }));
    expect(await screen.findByText('told: window must be at least 1')).toBeTruthy();

    await userEvent.click(screen.getByRole('button', { name: 'try 9' }));
    expect(await screen.findByText('Zoom in for a preview: it shows up to a million rows.')).toBeTruthy();
    expect(screen.queryByText(/^told/)).toBeNull();

    await userEvent.click(screen.getByRole('button', { name: 'try nothing' }));
    await waitFor(() => expect(screen.queryByText(/^Zoom in for a preview/)).toBeNull());
    expect(screen.queryByText('Oven rolling_mean')).toBeNull();
  });

  it('draws a trial whose result is a table as what it is, instead of what is marked already', async () => {
    const rows = {
      columns: ['row', 'depth', 'column', 'kind', 'peak_heights'].map((name) => ({ name, type: 'float', unit: null })),
      rows: [[3, 3, 'Oven', 'maximum', 4], [6, 6, 'Oven', 'minimum', 7], [2, 2, 'Pressure', 'maximum', 2]],
      total: 3,
      truncated: false,
    };
    gateway.use(http.post('*/api/processors/rolling-mean/preview', () => HttpResponse.json({ rows, summary: null })));
    renderAt(
      '/?column=Oven',
      <TrialProvider>
        <MarksProvider>
          <ChartTab dataset={raw} />
          <Marked />
        </MarksProvider>
        <TryOut parameters={{ window: 3 }} />
        <TryOut parameters={undefined} />
      </TrialProvider>,
    );
    await drawn();
    await marks('known top 1 2');
    await userEvent.click(screen.getByRole('button', { name: 'try 3' }));
    expect(await screen.findByText('The trial finds 3 peaks here.')).toBeTruthy();
    await marks('3 Oven top 3 4, 6 Oven bottom 6 7');
    await userEvent.click(screen.getByRole('button', { name: 'try nothing' }));
    await marks('known top 1 2');
  });

  it('draws what a script finds, and says the figures that it makes', async () => {
    const stretches = {
      columns: ['from_row', 'to_row', 'depth', 'depth end', 'label', 'highest'].map(column),
      rows: [[2, 4, 2, 4, 'run', 9], [6, 6, 6, 6, 'run', 7]],
      total: 2,
      truncated: false,
    };
    const figures = { columns: ['figure', 'value', 'text', 'unit'].map(column), rows: [['sum', 11, null, 'V'], ['of', null, 'x', null]], total: 2, truncated: false };
    gateway.use(
      http.post('*/api/processors/custom%3Aruns/preview', () => HttpResponse.json({ rows: stretches, summary: null, version: 1, log: [] })),
      http.post('*/api/processors/custom%3Asum/preview', () => HttpResponse.json({ rows: figures, summary: null, version: 1, log: [] })),
    );
    renderAt(
      '/?column=Oven',
      <TrialProvider>
        <ChartTab dataset={raw} />
        <TryOut processor="custom:runs" parameters={{ window: 1 }} />
        <TryOut processor="custom:sum" parameters={{ window: 2 }} />
      </TrialProvider>,
    );
    await drawn();
    await userEvent.click(screen.getByRole('button', { name: 'try 1' }));
    expect(await screen.findByText('The trial finds 2 parts here.')).toBeTruthy();
    await marks('found 2 to 4, found 6 to 6');
    await userEvent.click(screen.getByRole('button', { name: 'try 2' }));
    expect(await screen.findByText('Of what is seen: sum 11 V, of x.')).toBeTruthy();
  });

  it('offers no table of a script’s to be laid over', async () => {
    gateway.use(
      http.get('*/lineage', () => HttpResponse.json({ upload: null, nodes: [{ ...raw, scriptKind: null, deleted: false }, made('columns', 'custom:spike_repair', 'transform'), made('table', 'custom:runs', 'detector')] })),
    );
    open('/?column=Oven');
    expect(await screen.findByRole('checkbox', { name: 'custom:spike_repair' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'custom:runs' })).toBeNull());
  });

  it('is moved by what stands beside it', async () => {
    const page = renderAt(
      '/?column=Oven&from=2&to=4',
      <MarksProvider>
        <ChartTab dataset={raw} />
        <Marked />
      </MarksProvider>,
    );
    await drawn();
    await userEvent.click(screen.getByRole('button', { name: 'centre 6' }));
    await waitFor(() => expect(page.address()).toBe('/?column=Oven&from=5&to=7'));
    await userEvent.click(screen.getByRole('button', { name: 'show 4 to 5' }));
    await waitFor(() => expect(page.address()).toBe('/?column=Oven&from=3&to=6'));
  });

  it('keeps chosen columns in the address', async () => {
    const page = open('/?column=Oven&column=Wall');
    await drawn();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Wall °C' }));
    await waitFor(() => expect(page.address()).toBe('/?column=Oven'));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Oven °C' }));
    expect(await screen.findByText('No column is chosen')).toBeTruthy();
  });

  it('lays a result over the dimmed curve of the same colour', async () => {
    const page = open('/?column=Oven');
    await drawn();
    await userEvent.click(await screen.findByRole('checkbox', { name: 'rolling-mean · window 25' }));
    await waitFor(() => expect(page.address()).toBe('/?column=Oven&overlay=smooth'));
    expect(await screen.findByText(/Oven #1D0CAA73, Oven rolling_mean #1D0CAA;/)).toBeTruthy();
  });

  it('lays a result over what it comes from, too', async () => {
    open('/?overlay=raw', smooth);
    gateway.use(http.get('*/api/datasets/raw', () => HttpResponse.json(raw)));
    expect(await screen.findByText(/Oven #1D0CAA73, Oven rolling_mean #1D0CAA;/)).toBeTruthy();
  });

  it('asks the gateway for what was dragged over, and goes back a zoom', async () => {
    const page = open('/?column=Oven');
    await drawn();
    await userEvent.click(screen.getByRole('button', { name: 'drag' }));
    await waitFor(() => expect(page.address()).toBe('/?column=Oven&from=2.25&to=6.75'));
    await waitFor(() => expect(asked.at(-1)).toBe('raw columns=Oven&from=2.25&to=6.75'));
    expect(screen.getByText(/from 2.25 to 6.75/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'back' }));
    expect(await screen.findByText(/from 0 to 9/)).toBeTruthy();
    expect(page.address()).toBe('/?column=Oven');
  });

  it('moves at once under the wheel, and asks when it rests: one step back undoes the gesture', async () => {
    const page = open('/?column=Oven');
    await drawn();
    for (let turn = 0; turn < 3; turn++) await userEvent.click(screen.getByRole('button', { name: 'wheel' }));
    expect(screen.getByText(/from 0 to 1.125/)).toBeTruthy();
    await waitFor(() => expect(asked.at(-1)).toBe('raw columns=Oven&from=0&to=1.125'));
    expect(asked.length).toBeLessThanOrEqual(4);
    await userEvent.click(screen.getByRole('button', { name: 'back' }));
    await waitFor(() => expect(page.address()).toBe('/?column=Oven'));
  });

  it('is moved by keys', async () => {
    const page = open('/?column=Oven&from=2&to=4');
    await drawn();
    screen.getByRole('application').focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(page.address()).toBe('/?column=Oven&from=2.5&to=4.5'));
    await userEvent.keyboard('-');
    await waitFor(() => expect(page.address()).toBe('/?column=Oven&from=1.5&to=5.5'));
    await userEvent.keyboard('0');
    await waitFor(() => expect(page.address()).toBe('/?column=Oven'));
  });

  it('reads values by pointing, and by keys', async () => {
    open('/?column=Oven');
    await drawn();
    await userEvent.click(screen.getByRole('button', { name: 'point' }));
    const reading = screen.getByRole('region', { name: 'Reading' });
    expect(reading.textContent).toContain('1 m');
    expect(reading.textContent).toContain('2 °C');
    screen.getByRole('application').focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(reading.textContent).toContain('no value');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(reading.textContent).toContain('4 °C');
  });

  it('draws means with a band where there are more rows than pixels', async () => {
    const column = { name: 'Oven', type: 'float' as const, unit: '°C', buckets: [bucket(0, {}), bucket(5, {})] };
    gateway.use(http.get('*/series', () => HttpResponse.json(aSeries([column], { notices: ['The axis is not in order.'] }))));
    open('/?column=Oven');
    expect(await screen.findByText(/1 bands/)).toBeTruthy();
    expect(screen.getByText('10 rows, 5 a point')).toBeTruthy();
    expect(screen.getByText('The axis is not in order.')).toBeTruthy();
  });

  it('says why it has nothing to show, and how to show something', async () => {
    const problem = { title: 'A query parameter has a value that it cannot have.', detail: 'from must be a number', status: 400 };
    gateway.use(http.get('*/series', () => HttpResponse.json(problem, { status: 400 })));
    const page = open('/?column=Oven&from=x&to=2');
    expect(await screen.findByText('from must be a number')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show the whole' }));
    await waitFor(() => expect(page.address()).toBe('/?column=Oven'));
  });

  it('goes without an overlay that cannot be had, and says so', async () => {
    gateway.use(http.get('*/api/datasets/smooth', () => HttpResponse.json({ title: 'gone', detail: 'it is gone' }, { status: 404 })));
    open('/?column=Oven&overlay=smooth');
    expect(await screen.findByText('rolling-mean · window 25 is not drawn')).toBeTruthy();
    expect(await drawn()).toHaveLength(1);
  });

  it('says so where there is nothing to draw', async () => {
    open('/', aDatasetDetail({ columns: [{ name: 'note', type: 'string', unit: null }] }));
    expect(screen.getByText('There is no column of numbers to draw')).toBeTruthy();
  });
});
