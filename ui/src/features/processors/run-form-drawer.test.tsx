import { readFileSync } from 'node:fs';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/shared/api/api-problem';
import { aDatasetDetail, aRun } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { aBrokenScript, aReader, aScript, spikeRepairText } from '@/shared/testing/scripts';
import { TrialProvider, useReport, useTried, type Outcome } from '@/shared/trial/trial';
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
  return <output aria-label="Tried">{JSON.stringify(tried ?? 'nothing')}</output>;
}

/** Stands where a chart stands that tells how far a trial is. */
function ReportingChart({ outcome }: { outcome: Outcome }) {
  useReport(outcome);
  return <Chart />;
}

const drawn = (tried: object | string) => waitFor(() => expect(screen.getByRole('status', { name: 'Tried' }).textContent).toBe(JSON.stringify(tried)));

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

const measured = aDatasetDetail({
  id: 'raw',
  axis: 't',
  columns: [
    { name: 't', type: 'float', unit: 's' },
    { name: 'u', type: 'float', unit: 'V' },
    { name: 'n', type: 'integer', unit: null },
    { name: 'remark', type: 'string', unit: null },
  ],
});

const quiet: Outcome = { running: false, error: null, log: [] };

const choose = async (title: string) => {
  await userEvent.click(await screen.findByRole('combobox', { name: 'Processor' }));
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${title}`) }));
};

const openIn = (outcome?: Outcome) =>
  renderAt(
    '/',
    <TrialProvider>
      {outcome ? <ReportingChart outcome={outcome} /> : <Chart />}
      <RunFormDrawer dataset={measured} opened onClose={() => {}} progress={() => null} />
    </TrialProvider>,
  );

describe('the form of a script', () => {
  const script = aScript();

  beforeEach(() => gateway.use(http.get('*/api/processors', () => HttpResponse.json([rollingMean, script, aBrokenScript(), aReader()]))));

  it('is chosen among the lab’s scripts, where broken ones say why and readers are not', async () => {
    openIn();
    await userEvent.click(await screen.findByRole('combobox', { name: 'Processor' }));
    const options = await screen.findAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'Rolling mean',
      'Repair spikesspike_repair',
      "half_doneCannot be run: half_done.groovy does not compile in line 2, column 5: unexpected input 'retrun'; correct the script",
    ]);
    expect(screen.getByText('The lab’s scripts')).toBeTruthy();
    await userEvent.click(options[2] as HTMLElement);
    expect(screen.getByRole('form', { name: 'Rolling mean' })).toBeTruthy();
    expect(screen.getByText(/^1 script cannot be run/).querySelector('a')?.getAttribute('href')).toBe('/scripts');
  });

  it('is found by the name of its file', async () => {
    openIn();
    await userEvent.type(await screen.findByRole('combobox', { name: 'Processor' }), '{Control>}a{/Control}spike_r');
    expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual(['Repair spikesspike_repair']);
  });

  it('asks for each parameter as its type wants, and for columns that the dataset has', async () => {
    const sent = answering(() => HttpResponse.json(queued, { status: 202 }));
    gateway.use(http.get('*/api/runs/r', () => HttpResponse.json(queued)));
    openIn();
    await choose('Repair spikes');
    const column = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Column' });
    expect(column.value).toBe('u [V]');
    await userEvent.click(column);
    expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual(['u [V]', 'n', 't [s]']);
    await userEvent.click(screen.getByRole('option', { name: 'n' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Width in s' }).value).toBe('0.5');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Reach' }).value).toBe('5');
    expect(screen.getByRole<HTMLInputElement>('switch', { name: /^Mark/ }).checked).toBe(true);
    await compute();
    expect(await screen.findByText('Needed')).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'oven 7');
    await userEvent.clear(screen.getByRole('textbox', { name: 'Reach' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Reach' }), '1001');
    await compute();
    expect(await screen.findByText('Must be at most 1000')).toBeTruthy();
    await userEvent.clear(screen.getByRole('textbox', { name: 'Reach' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Reach' }), '7');
    await compute();
    await waitFor(() =>
      expect(sent.map(({ body }) => body)).toEqual([
        { datasetId: 'raw', processor: 'custom:spike_repair', parameters: { column: 'n', reach: 7, note: 'oven 7' } },
      ]),
    );
  });

  it('tells where one waits for its run what that failed with', async () => {
    answering(() => HttpResponse.json(queued, { status: 202 }));
    const problem = { code: 'script-failed', title: 't', detail: "spike_repair.groovy failed in line 5 at row 7 of the dataset", remedy: 'r' };
    gateway.use(http.get('*/api/runs/r', () => HttpResponse.json({ ...queued, processor: script.name, status: 'FAILED', problem, seq: 2 })));
    openIn();
    await choose('Repair spikes');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Note' }), 'a');
    await compute();
    expect((await screen.findByText(/failed in line 5 at row 7/)).tagName).toBe('PRE');
  });

  it('tells beside a field what was refused of it, as list of columns too', async () => {
    const problem = { title: 'x', detail: "others of custom:spike_repair must be a numeric column but 'remark' is of type string", code: 'column-not-numeric', remedy: 'r', pointer: '/parameters/others/0' };
    answering(() => HttpResponse.json(problem, { status: 400 }));
    openIn();
    await choose('Repair spikes');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Note' }), 'a');
    await compute();
    expect(await screen.findByText(/'remark' is of type string/)).toBeTruthy();
    expect(screen.queryByText('The run was not taken')).toBeNull();
  });

  it('is tried in the chart once typing rests, not at each key', async () => {
    const tried: string[] = [];
    function Watching() {
      const now = useTried();
      if (now) tried.push(String(now.parameters.note));
      return <Chart />;
    }
    renderAt(
      '/',
      <TrialProvider>
        <Watching />
        <RunFormDrawer dataset={measured} opened onClose={() => {}} progress={() => null} />
      </TrialProvider>,
    );
    await choose('Repair spikes');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Note' }), 'oven seven');
    await drawn({ processor: 'custom:spike_repair', parameters: { column: 'u', note: 'oven seven' } });
    expect(new Set(tried).size).toBeLessThan('oven seven'.length);
  });

  it('says that its preview is on its way, what it logged, and why there is none', async () => {
    const failure = new ApiProblem({
      title: 'A script failed.', status: 422, code: 'script-failed',
      detail: "spike_repair.groovy failed in line 5 'x[i] / 0' at row 1,204 of the dataset (u = NaN): too few values; it had logged 'reach 5'", pointer: '/parameters',
    });
    const page = openIn({ running: true, error: null, log: [] });
    await choose('Repair spikes');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Note' }), 'a');
    expect(await screen.findByText('Computing …')).toBeTruthy();
    page.unmount();

    const failing = openIn({ ...quiet, error: failure });
    await choose('Repair spikes');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Note' }), 'a');
    expect(await screen.findByText('There is no preview')).toBeTruthy();
    expect(screen.getByText(/at row 1,204 of the dataset \(u = NaN\)/).tagName).toBe('PRE');
    failing.unmount();

    openIn({ ...quiet, log: ['reach 5', 'median 4.2'] });
    await choose('Repair spikes');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Note' }), 'a');
    await userEvent.click(await screen.findByText('2 lines logged by the preview'));
    expect(screen.getByRole('region', { name: 'Log of the preview' }).textContent).toBe('reach 5\nmedian 4.2');
  });

  it('shows its text over the form, which stays as it is', async () => {
    gateway.use(
      http.get('*/api/processors/custom%3Aspike_repair/source', () =>
        HttpResponse.json({ name: 'spike_repair', version: 3, sha256: '5b'.repeat(32), source: spikeRepairText }),
      ),
    );
    const closed = vi.fn();
    renderAt('/', <RunFormDrawer dataset={measured} opened onClose={closed} progress={() => null} />);
    await choose('Repair spikes');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Note' }), 'kept');
    await userEvent.click(screen.getByRole('button', { name: 'Source' }));
    const text = await screen.findByRole('region', { name: 'Text of the script' });
    expect(text.textContent).toContain('a < b && c > d');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Text of the script' })).toBeNull());
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' }).value).toBe('kept');
    expect(closed).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(closed).toHaveBeenCalledOnce();
  });
});
