import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { SheetReading, TextReading } from '@/shared/api/json';
import { aDatasetDetail } from '@/shared/testing/examples';
import { gateway } from '@/shared/testing/gateway';
import { renderAt } from '@/shared/testing/render';
import { AboutTab } from './about-tab';

const read = aDatasetDetail().reading as TextReading;

describe('what is known about a dataset', () => {
  it('says what the instrument wrote above and below its table', async () => {
    const remarks = Array.from({ length: 13 }, (_, n) => ({ line: n + 1, key: `Setting ${n}`, value: `value ${n}` }));
    const footer = [{ line: 1, key: null, value: 'end of measurement' }];
    renderAt('/', <AboutTab dataset={aDatasetDetail({ reading: { ...read, remarks, footer } })} />);
    const section = await screen.findByRole('region', { name: 'What the file says' });
    expect(section.querySelector('dt')?.textContent).toBe('Setting 0');
    expect(section.querySelector('dd')?.textContent).toBe('value 0');
    await userEvent.click(screen.getByText('2 more lines'));
    expect(screen.getByText('end of measurement')).toBeTruthy();
  });

  it('says nothing of that where there was only a table', async () => {
    renderAt('/', <AboutTab dataset={aDatasetDetail()} />);
    expect(await screen.findByRole('region', { name: 'How the file was read' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'What the file says' })).toBeNull();
  });

  it('says of a workbook what was read and what was not', async () => {
    const facts = { usedRange: 'A1:F124', title: 'Oven 7', merged: [], groups: [], groupLine: 0, blankRows: 2, footer: null, errorCells: 3, formulaCells: 120, otherSheets: ['about'], hiddenSheets: ['raw'] };
    const choice = { name: 'sheet', column: null, value: 'Run 1', told: false, confidence: 0.5, next: 'Run 2', why: 'it is the first' };
    const reading: SheetReading = { format: 'sheet', sheet: 'Run 1', hidden: false, from1904: true, range: null, headerLine: 3, unitsLine: 0, firstDataLine: 4, lastDataLine: 124, rows: 119, missing: [], notices: [], choices: [choice], facts };
    renderAt('/', <AboutTab dataset={aDatasetDetail({ reading })} />);
    const section = await screen.findByRole('region', { name: 'How the file was read' });
    for (const fact of ['SheetRun 1', 'Not readabout', 'Hidden sheetsraw', 'Cells in useA1:F124', 'Namesrow 3', 'Unitsno row of their own', 'Rows119 from row 4 to row 124', 'Days count from1904', 'Formulas120 cells', 'Errors3 cells'])
      expect(section.textContent).toContain(fact);
    expect(section.textContent).not.toContain('Axis');
    const guesses = screen.getByRole('region', { name: 'What could have been read otherwise' });
    expect(guesses.textContent).toContain('Run 1 rather than Run 2');
  });

  it('says of a file that is no text what there is to say', async () => {
    renderAt('/', <AboutTab dataset={aDatasetDetail({ reading: { format: 'parquet', axis: -1, blockRows: 65_536, notices: [] } })} />);
    const section = await screen.findByRole('region', { name: 'How the file was read' });
    const facts = [...section.querySelectorAll('dt')].map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
    expect(facts).toEqual(['Kind: Parquet']);
  });

  it('says what could have been read otherwise, in words', async () => {
    const choice = { column: null, told: false, why: null };
    const choices = [
      { ...choice, name: 'dateOrder', value: 'dmy', next: 'mdy', confidence: 0.5 },
      { ...choice, name: 'delimiter', value: ';', next: '\t', confidence: 0.62 },
      { ...choice, name: 'headerLine', value: 1, next: 0, confidence: 0.8 },
      { ...choice, name: 'encoding', value: 'UTF-8', next: null, confidence: 1 },
    ];
    renderAt('/', <AboutTab dataset={aDatasetDetail({ reading: { ...read, choices } })} />);
    const section = await screen.findByRole('region', { name: 'What could have been read otherwise' });
    const said = [...section.querySelectorAll('dt')].map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
    expect(said).toEqual([
      'Order of dates: day first rather than month first · could be either',
      'Delimiter: semicolon rather than tab · unsure',
      'Line of the names: line 1 rather than none · likely',
    ]);
  });

  it('says which text of which script has made it', async () => {
    const sha256 = '7e'.repeat(32);
    gateway.use(http.get('*/api/runs/r/result', () => HttpResponse.json({ datasetId: 'd', summary: { script: { name: 'lock_in', version: 4, sha256 } } })));
    const run = { id: 'r', status: 'COMPLETED' as const, problem: null };
    renderAt('/', <AboutTab dataset={aDatasetDetail({ kind: 'derived', reading: null, upload: null, processor: 'custom:lock_in', processorVersion: 4, run })} />);
    expect(await screen.findByText(sha256)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'lock_in.groovy' }).getAttribute('href')).toBe(`/scripts/lock_in?sha256=${sha256}`);
  });
});
