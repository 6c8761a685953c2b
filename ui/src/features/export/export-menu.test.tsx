import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aDatasetDetail } from '@/shared/testing/examples';
import { renderAt } from '@/shared/testing/render';
import { ExportMenu } from './export-menu';

const link = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href') ?? '';

async function open(address: string) {
  renderAt(address, <ExportMenu dataset={aDatasetDetail()} />);
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await screen.findByRole('link', { name: /^CSV/ });
}

describe('the export menu', () => {
  it('offers the whole dataset in each format', async () => {
    await open('/');
    for (const [name, format] of [[/^CSV/, 'csv'], [/^JSON/, 'json'], [/^NDJSON/, 'ndjson'], [/^Parquet/, 'parquet']] as const) {
      expect(link(name)).toBe(`/api/datasets/${aDatasetDetail().id}/export?format=${format}`);
    }
    expect(screen.queryByRole('radio', { name: /window/ })).toBeNull();
  });

  it('offers the rows that the chart shows', async () => {
    await open('/?from=10&to=20');
    expect(link(/^CSV/)).not.toContain('from');
    await userEvent.click(screen.getByRole('radio', { name: 'The chart’s window: 10 to 20' }));
    expect(link(/^CSV/)).toContain('format=csv&from=10&to=20');
  });

  it('begins the choice with what the chart shows, and the axis', async () => {
    await open('/?column=Oven+%5B%C2%B0C%5D');
    await userEvent.click(screen.getByRole('radio', { name: 'Chosen ones' }));
    expect(link(/^CSV/)).toContain('?format=csv&columns=time&columns=Oven+%5B%C2%B0C%5D');
  });

  it('offers chosen columns, in the order of the dataset', async () => {
    await open('/');
    await userEvent.click(screen.getByRole('radio', { name: 'Chosen ones' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'time' }));
    expect(link(/^CSV/)).toContain('?format=csv&columns=Oven');
    await userEvent.click(screen.getByRole('checkbox', { name: 'time' }));
    expect(link(/^CSV/)).toContain('?format=csv&columns=time&columns=Oven');
    await userEvent.click(screen.getByRole('checkbox', { name: 'time' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Oven [°C]' }));
    expect(screen.getByText('Choose at least one column.')).toBeTruthy();
  });
});
