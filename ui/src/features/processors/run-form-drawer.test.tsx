import { readFileSync } from 'node:fs';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { aDatasetDetail, aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { TrialProvider, useTried } from '@/shared/trial/trial';
import { RunFormDrawer } from './run-form-drawer';

const schema: unknown = JSON.parse(readFileSync('../core/src/main/resources/kymo/core/processors/rolling-mean.schema.json', 'utf8'));
const rollingMean = { name: 'rolling-mean', version: 1, title: 'Rolling mean', description: 'The mean of rows.', parameters: schema };
const peaks = {
  name: 'peaks', version: 1, title: 'Peaks', description: 'Where it peaks.',
  parameters: { type: 'object', required: ['height'], properties: { height: { type: 'number', title: 'Height' } } },
};
const dataset = aDatasetDetail({ id: 'raw', name: 'oven.csv' });
const queued = aRun({ id: 'r', processor: 'rolling-mean', datasetId: 'raw', resultId: 'smooth', status: 'QUEUED', startedAt: null, endedAt: null, seq: 1 });

type Sent = { key: string | null; body: unknown };

/** Answers submissions one after the other, the last one again and again, and writes them down. */
function answering(...answers: (() => Response)[]): Sent[] {
  const sent: Sent[] = [];
  gateway.use(
    http.post('*/api/runs', async ({ request }) => {
      sent.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
      return answers[Math.min(sent.length, answers.length) - 1]?.() ?? HttpResponse.error();
    }),
  );
  return sent;
}

const open = () =>
  renderAt('/datasets/raw?column=a', <RunFormDrawer dataset={dataset} opened onClose={() => {}} progress={() => <p>progress</p>} />, '/datasets/raw');
const compute = async () => userEvent.click(await screen.findByRole('button', { name: 'Run' }));

function Chart() {
  const tried = useTried();
  return <output>{JSON.stringify(tried ?? 'nothing')}</output>;
}

const drawn = (tried: object | string) => waitFor(() => expect(screen.getByRole('status').textContent).toBe(JSON.stringify(tried)));

beforeEach(() => gateway.use(http.get('*/api/processors', () => HttpResponse.json([peaks, rollingMean]))));

describe('the form of a run', () => {
  it('needs one click, and shows the run until its chart is there', async () => {
    const sent = answering(() => HttpResponse.json(queued, { status: 202 }));
    gateway.use(http.get('*/api/runs/r', () => HttpResponse.json({ ...queued, status: 'COMPLETED', seq: 3 })));
    open();
    await compute();
    expect(await screen.findByText('progress')).toBeTruthy();
    const chart = await screen.findByRole('link', { name: 'Open the chart' }, { timeout: 5_000 });
    expect(chart.getAttribute('href')).toBe('/datasets/raw?column=a&overlay=smooth');
    expect(sent.map(({ body }) => body)).toEqual([{ datasetId: 'raw', processor: 'rolling-mean', parameters: { window: 25 } }]);
    expect(sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('has the chart draw what is entered, as long as it makes sense and is wanted', async () => {
    renderAt(
      '/',
      <TrialProvider>
        <Chart />
        <RunFormDrawer dataset={dataset} opened onClose={() => {}} progress={() => null} />
      </TrialProvider>,
    );
    await drawn({ processor: 'rolling-mean', parameters: { window: 25 } });
    const window = screen.getByRole('textbox', { name: /^Window/ });
    await userEvent.clear(window);
    await drawn('nothing');
    await userEvent.type(window, '7');
    await drawn({ processor: 'rolling-mean', parameters: { window: 7 } });
    await userEvent.click(screen.getByRole('switch', { name: 'Preview in the chart' }));
    await drawn('nothing');
  });

  it('has nothing drawn of what is said of the whole, unless it is asked for', async () => {
    const quality = { name: 'data-quality', version: 1, title: 'Data quality', description: '', parameters: { type: 'object', properties: {} } };
    gateway.use(http.get('*/api/processors', () => HttpResponse.json([quality])));
    renderAt(
      '/',
      <TrialProvider>
        <Chart />
        <RunFormDrawer dataset={dataset} opened onClose={() => {}} progress={() => null} />
      </TrialProvider>,
    );
    const preview = await screen.findByRole<HTMLInputElement>('switch', { name: 'Preview in the chart' });
    expect(preview.checked).toBe(false);
    await drawn('nothing');
    await userEvent.click(preview);
    await drawn({ processor: 'data-quality', parameters: {} });
  });

  it('says that the same was done before, and leads there', async () => {
    answering(() => HttpResponse.json({ ...queued, status: 'COMPLETED', reused: true }));
    gateway.use(http.get('*/api/runs/r', () => HttpResponse.json({ ...queued, status: 'COMPLETED' })));
    open();
    await compute();
    expect(await screen.findByText('Already computed.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open the chart' })).toBeTruthy();
  });

  it('sends nothing that the schema forbids', async () => {
    const sent = answering();
    open();
    const window = await screen.findByRole('textbox', { name: 'Window' });
    await userEvent.clear(window);
    await compute();
    expect(await screen.findByText('Needed')).toBeTruthy();
    await userEvent.type(window, '0');
    await compute();
    expect(await screen.findByText('Must be at least 1')).toBeTruthy();
    expect(sent).toEqual([]);
  });

  it('shows what the gateway refuses beside the field that it is about', async () => {
    const problem = { title: 'x', detail: 'window must be at most 65,537', code: 'window-too-large', remedy: 'Use a smaller window.', pointer: '/parameters/window' };
    answering(() => HttpResponse.json(problem, { status: 400 }));
    open();
    await compute();
    expect(await screen.findByText('window must be at most 65,537. Use a smaller window.')).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: 'Window' }), '1');
    expect(screen.queryByText('window must be at most 65,537. Use a smaller window.')).toBeNull();
  });

  it('sends again under the same key after no answer, and under another one for another wish', async () => {
    const sent = answering(() => HttpResponse.error(), () => HttpResponse.error(), () => HttpResponse.json(queued, { status: 202 }));
    gateway.use(http.get('*/api/runs/r', () => HttpResponse.json(queued)));
    open();
    await compute();
    expect(await screen.findByText('The run was not taken')).toBeTruthy();
    await compute();
    await waitFor(() => expect(sent).toHaveLength(2));
    await userEvent.click(screen.getByRole('switch', { name: /^Centred/ }));
    await compute();
    await waitFor(() => expect(sent).toHaveLength(3));
    expect(sent[1]?.key).toBe(sent[0]?.key);
    expect(sent[2]?.key).not.toBe(sent[0]?.key);
  });

  it('computes again what was done before, when asked to', async () => {
    const sent = answering(() => HttpResponse.json(queued, { status: 202 }));
    gateway.use(http.get('*/api/runs/r', () => HttpResponse.json(queued)));
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Advanced' }));
    await userEvent.click(await screen.findByRole('switch', { name: /^Run again/ }));
    await compute();
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ force: true }));
  });

  it('asks for the parameters of the processor that is chosen', async () => {
    open();
    await userEvent.click(await screen.findByRole('combobox', { name: 'Processor' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Peaks' }));
    expect(await screen.findByRole('textbox', { name: 'Height' })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Window' })).toBeNull();
  });

  it('says so when no worker offers anything', async () => {
    gateway.use(http.get('*/api/processors', () => HttpResponse.json([])));
    open();
    expect(await screen.findByText('No worker offers anything to do')).toBeTruthy();
  });
});
