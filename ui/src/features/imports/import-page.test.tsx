import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportPreview } from '@/shared/api/types';
import { aDatasetDetail } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { ImportAgain } from './import-again';
import { ImportPage } from './import-page';
import { aPreview } from './testing/preview';

type Asked = { uploadId: string; options: Record<string, unknown> };

let asked: Asked[] = [];

const oddLogger = {
  name: 'custom:odd_logger',
  version: 3,
  title: 'Field recorder',
  description: 'Reads paragraphs.',
  parameters: { type: 'object', additionalProperties: false, required: [], properties: { year: { type: 'integer', minimum: 0, maximum: 9999, default: 0, title: 'Year' } } },
  script: { name: 'odd_logger', sha256: 'ab', kind: 'reader', problem: null },
};

/** Answers previews; `of` says what these options make of the file. */
function previews(of: (options: Asked['options']) => ImportPreview) {
  gateway.use(
    http.post('*/api/datasets/preview', async ({ request }) => {
      const body = (await request.json()) as Asked;
      asked.push(body);
      return HttpResponse.json(of(body.options));
    }),
  );
}

beforeEach(() => {
  asked = [];
  gateway.use(http.get('*/api/processors', () => HttpResponse.json([])));
});

describe('a file before it is imported', () => {
  it('shows its first rows, and marks what could be read otherwise', async () => {
    previews(() => aPreview());
    renderAt('/', <ImportPage uploadId="u1" />);
    const rows = await screen.findByRole('region', { name: 'First rows' });
    expect(within(rows).getByText('1.234')).toBeTruthy();
    expect(screen.getByText('All 2 rows')).toBeTruthy();
    expect(screen.getByText('could be either')).toBeTruthy();
    expect(screen.getByText('each number with a sign has three digits behind it, which may be thousands')).toBeTruthy();
    expect(screen.getByText('not certain, to be looked at: Decimal sign')).toBeTruthy();
    expect(screen.queryByText('numbers such as 1.234 are read with the point as decimal sign')).toBeNull();
    expect(asked).toEqual([{ uploadId: 'u1', options: {} }]);
  });

  it('is read anew when a choice is made otherwise, and as before when it is found out again', async () => {
    const told = { name: 'decimal', column: null, value: ',', told: true, confidence: 1, next: null, why: null };
    previews((options) => (options.decimal ? aPreview({ choices: [told], notices: [], rows: [[1, 1234]] }) : aPreview()));
    renderAt('/', <ImportPage uploadId="u1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Take “comma 1,5” instead' }));
    const rows = screen.getByRole('region', { name: 'First rows' });
    expect(await within(rows).findByText('1234')).toBeTruthy();
    expect(asked.at(-1)?.options).toEqual({ decimal: ',' });
    await userEvent.click(screen.getByRole('button', { name: 'Find it out' }));
    expect(await within(rows).findByText('1.234')).toBeTruthy();
    expect(asked.at(-1)?.options).toEqual({});
  });

  it('is read by a script of the lab with its parameters, and by Kymo itself again', async () => {
    gateway.use(http.get('*/api/processors', () => HttpResponse.json([{ ...oddLogger, name: 'custom:twice', script: { ...oddLogger.script, kind: 'transform', name: 'twice' } }, oddLogger])));
    previews((options) => (options.reader ? aPreview({ format: 'reader', choices: [], notices: [], rows: [[7, 8]] }) : aPreview()));
    renderAt('/', <ImportPage uploadId="u1" />);
    await userEvent.click(await screen.findByRole('combobox', { name: 'Read with' }));
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Automatic', 'Field recorder']);
    await userEvent.click(screen.getByRole('option', { name: 'Field recorder' }));
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ reader: { name: 'odd_logger', parameters: {} } }));
    expect(await screen.findByText('A script reads the file. What may be said is about its columns.')).toBeTruthy();
    expect(screen.queryByLabelText('Delimiter')).toBeNull();
    await userEvent.clear(screen.getByRole('textbox', { name: 'Year' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Year' }), '2024');
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ reader: { name: 'odd_logger', parameters: { year: 2024 } } }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Read with' }));
    await userEvent.click(screen.getByRole('option', { name: 'Automatic' }));
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({}));
  });

  it('leaves columns out and gives others another name, as the file calls them', async () => {
    previews((options) =>
      aPreview({
        columns: aPreview().columns.map((column) => ({
          ...column,
          included: !Array.isArray(options.columns) || options.columns.includes(column.found),
        })),
      }),
    );
    renderAt('/', <ImportPage uploadId="u1" />);
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Import u' }));
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ columns: ['t'] }));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Import u' }).checked).toBe(false));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Import u' }));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Import u' }).checked).toBe(true));
    await userEvent.clear(screen.getByRole('textbox', { name: 'Name of u' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of u' }), 'voltage');
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ names: { u: 'voltage' } }));
  });

  it('takes how the times of a column are written', async () => {
    const columns = aPreview().columns.map((column) => (column.found === 't' ? { ...column, type: 'date', format: 'dd/MM/yy' } : column));
    previews(() => aPreview({ columns }));
    renderAt('/', <ImportPage uploadId="u1" />);
    const layout = await screen.findByRole<HTMLInputElement>('textbox', { name: 'How times of t are written' });
    expect(layout.value).toBe('dd/MM/yy');
    expect(screen.queryByRole('textbox', { name: 'How times of u are written' })).toBeNull();
    await userEvent.clear(layout);
    await userEvent.type(layout, 'yy/MM/dd');
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ timeFormats: { t: 'yy/MM/dd' } }));
  });

  it('stays to be corrected when it cannot be read', async () => {
    gateway.use(
      http.post('*/api/datasets/preview', async ({ request }) => {
        const { options } = (await request.json()) as Asked;
        if (options.encoding === 'Shift_JIS') return HttpResponse.json(aPreview());
        return HttpResponse.json(
          { title: 'no', status: 400, code: 'encoding-unknown', detail: 'neither UTF-8 nor windows-1252' },
          { status: 400 },
        );
      }),
    );
    renderAt('/', <ImportPage uploadId="u1" />);
    expect(await screen.findByText('The file cannot be read so')).toBeTruthy();
    await userEvent.type(screen.getByRole('combobox', { name: 'Encoding' }), 'Shift_JIS');
    expect(await screen.findByRole('region', { name: 'First rows' })).toBeTruthy();
  });

  it('says by which import profile it is read, and is read without', async () => {
    const profile = { id: 'p', name: 'Logger 7', version: 3, options: { decimal: ',' } };
    previews((options) => (Object.keys(options).length === 0 ? aPreview({ profile }) : aPreview()));
    renderAt('/', <ImportPage uploadId="u1" />);
    expect(await screen.findByRole('link', { name: 'Logger 7' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Read it without' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Logger 7' })).toBeNull());
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ profile: 'none' }));
  });

  it('of a workbook asks for its sheet, its cells and its rows, and takes the other sheet', async () => {
    const sheet = { name: 'sheet', column: null, value: 'one', told: false, confidence: 0.5, next: 'two', why: 'it is the first' };
    const notices = [{ code: 'sheets-other', message: "sheet 'one' is read of the workbook, not 'two'; the option sheet chooses another", line: null }];
    const header = { name: 'headerLine', column: null, value: 1, told: false, confidence: 0.75, next: 0, why: '3 of 4 cells are words' };
    previews(() => aPreview({ format: 'sheet', understood: { sheet: 'one', other_sheets: ['two'], hidden_sheets: ['raw'] }, choices: [sheet, header], notices, raw: [] }));
    renderAt('/', <ImportPage uploadId="u1" />);
    expect(await screen.findByRole('combobox', { name: 'Sheet' })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Line of the names' })).toBeTruthy();
    expect(screen.queryByRole('combobox', { name: 'Encoding' })).toBeNull();
    expect(screen.getByText(/“Sheet” chooses another/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Take “two” instead' }));
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ sheet: 'two' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Cells' }), 'B2:D9{Enter}');
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ sheet: 'two', range: 'B2:D9' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Sheet' }));
    expect(await screen.findByText('raw (hidden)')).toBeTruthy();
  });

  it('is imported with what was told', async () => {
    let imported: unknown;
    previews(() => aPreview());
    gateway.use(
      http.post('*/api/datasets', async ({ request }) => {
        imported = await request.json();
        return HttpResponse.json({ dataset: { id: 'd1' } }, { status: 202 });
      }),
    );
    const page = renderAt('/', <ImportPage uploadId="u1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Take “comma 1,5” instead' }));
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Import' });
    await waitFor(() => expect(button.disabled).toBe(false));
    await userEvent.click(button);
    await waitFor(() => expect(page.address()).toBe('/datasets/d1'));
    expect(imported).toEqual({ uploadId: 'u1', options: { decimal: ',' } });
  });

  it('makes an import profile of what was told, with the file’s fingerprint', async () => {
    let kept: unknown;
    previews(() => aPreview());
    gateway.use(
      http.post('*/api/import-profiles', async ({ request }) => {
        kept = await request.json();
        return HttpResponse.json({ id: 'p', name: 'Logger 7' }, { status: 201 });
      }),
    );
    renderAt('/', <ImportPage uploadId="u1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Take “comma 1,5” instead' }));
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save as import profile …' });
    await waitFor(() => expect(save.disabled).toBe(false));
    await userEvent.click(save);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Logger 7');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Logger 7 is kept: the next file of this instrument is read by it')).toBeTruthy();
    expect(kept).toEqual({ name: 'Logger 7', description: null, options: { decimal: ',' }, fingerprint: aPreview().fingerprint });
  });

  it('shows its lines as they are', async () => {
    previews(() => aPreview());
    renderAt('/', <ImportPage uploadId="u1" />);
    await userEvent.click(await screen.findByText('As it is'));
    const lines = await screen.findByRole('region', { name: 'The file’s first lines' });
    expect(within(lines).getByText('t;u')).toBeTruthy();
    expect(within(lines).getByText('names')).toBeTruthy();
  });

  it('takes changes back, the last one first', async () => {
    previews(() => aPreview());
    renderAt('/', <ImportPage uploadId="u1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Take “comma 1,5” instead' }));
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ decimal: ',' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Import u' }));
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ decimal: ',', columns: ['t'] }));
    const undo = screen.getByRole<HTMLButtonElement>('button', { name: 'Undo' });
    expect(screen.queryAllByRole('button', { name: 'Find it out' })).toHaveLength(1);
    await userEvent.click(undo);
    expect(screen.queryAllByRole('button', { name: 'Find it out' })).toHaveLength(1);
    await userEvent.click(undo);
    expect(screen.queryAllByRole('button', { name: 'Find it out' })).toHaveLength(0);
    expect(undo.disabled).toBe(true);
  });

  it('is read without the profile once its only option is to be found out', async () => {
    const profile = { id: 'p', name: 'Logger 7', version: 3, options: { decimal: ',' } };
    previews((options) => (Object.keys(options).length === 0 ? aPreview({ profile }) : aPreview()));
    renderAt('/', <ImportPage uploadId="u1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Find it out' }));
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ profile: 'none' }));
  });

  it('tells texts that stand for missing values', async () => {
    previews(() => aPreview());
    renderAt('/', <ImportPage uploadId="u1" />);
    await userEvent.type(await screen.findByRole('combobox', { name: 'Missing values' }), '-999{Enter}n.b.{Enter}');
    await waitFor(() => expect(asked.at(-1)?.options).toEqual({ missing: ['-999', 'n.b.'] }));
  });

  it('that is typed in Parquet is asked for its columns alone', async () => {
    previews(() => aPreview({ format: 'parquet', understood: {}, choices: [], notices: [], raw: [] }));
    renderAt('/', <ImportPage uploadId="u1" />);
    expect(await screen.findByText(/Such a file says itself how it is read/)).toBeTruthy();
    expect(screen.queryByRole('combobox', { name: 'Encoding' })).toBeNull();
    expect(screen.getByRole('checkbox', { name: 'Import u' })).toBeTruthy();
  });

  it('that lies in an archive is named first', async () => {
    gateway.use(
      http.post('*/api/datasets/preview', async ({ request }) => {
        const { options } = (await request.json()) as Asked;
        if (options.member === 'day 1/a.csv') return HttpResponse.json(aPreview());
        const problem = { title: 'no', status: 400, code: 'member-needed', detail: "set it to 'day 1/a.csv', 'day 1/b.csv'" };
        return HttpResponse.json(problem, { status: 400 });
      }),
    );
    renderAt('/', <ImportPage uploadId="u1" />);
    expect(await screen.findByText(/'day 1\/b.csv'/)).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Encoding' })).toBeNull());
    await userEvent.type(screen.getByRole('textbox', { name: 'File of the archive' }), 'day 1/a.csv');
    expect(await screen.findByRole('region', { name: 'First rows' })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'File of the archive' }).value).toBe('day 1/a.csv');
  });

  it('begins with what was told for a dataset of it', async () => {
    previews(() => aPreview({ choices: [] }));
    const dataset = aDatasetDetail({ name: 'campaign.zip/a.csv', parameters: { member: 'a.csv', decimal: ',' } });
    gateway.use(http.get(`*/api/datasets/${dataset.id}`, () => HttpResponse.json(dataset)));
    renderAt('/', <ImportAgain uploadId="u1" datasetId={dataset.id} />);
    expect(await screen.findByRole('link', { name: 'campaign.zip/a.csv' })).toBeTruthy();
    expect(asked).toEqual([{ uploadId: 'u1', options: { member: 'a.csv', decimal: ',' } }]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Undo' }).disabled).toBe(true);
  });

  it('shows how it was read for a dataset, whatever profiles came later', async () => {
    previews(() => aPreview());
    const dataset = aDatasetDetail({ parameters: {} });
    gateway.use(http.get(`*/api/datasets/${dataset.id}`, () => HttpResponse.json(dataset)));
    renderAt('/', <ImportAgain uploadId="u1" datasetId={dataset.id} />);
    await screen.findByRole('region', { name: 'First rows' });
    expect(asked).toEqual([{ uploadId: 'u1', options: { profile: 'none' } }]);
  });
});
