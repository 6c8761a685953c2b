import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { TextReading } from '@/shared/api/json';
import { aDatasetDetail } from '@/shared/testing/examples';
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

  it('says of a file that is no text what there is to say', async () => {
    const reading = { format: 'sheet', sheet: 'Run 1', headerRow: 3, notices: [] };
    renderAt('/', <AboutTab dataset={aDatasetDetail({ reading })} />);
    const section = await screen.findByRole('region', { name: 'How the file was read' });
    expect(section.textContent).toContain('Header row3');
    expect(section.textContent).toContain('SheetRun 1');
  });
});
