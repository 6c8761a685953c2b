import type { ImportPreview } from '@/shared/api/types';

/** A preview as the gateway answers it; a test says what matters to it. */
export function aPreview(some: Partial<ImportPreview> = {}): ImportPreview {
  return {
    uploadId: '00000000-0000-4000-8000-000000000009',
    name: 'oven.csv',
    format: 'text',
    understood: { encoding: 'UTF-8', delimiter: ';', header_line: 1, units_line: null, first_data_line: 2 },
    profile: null,
    fingerprint: { format: 'text', names: ['t', 'u'], delimiter: ';', words: [] },
    choices: [
      { name: 'encoding', column: null, value: 'UTF-8', told: false, confidence: 1, next: null, why: 'every byte is ASCII' },
      { name: 'delimiter', column: null, value: ';', told: false, confidence: 0.93, next: null, why: 'it makes the most even table' },
      { name: 'decimal', column: null, value: '.', told: false, confidence: 0.5, next: ',', why: 'each number with a sign has three digits behind it, which may be thousands' },
    ],
    notices: [{ code: 'decimal-assumed', message: 'numbers such as 1.234 are read with the point as decimal sign', line: null }],
    columns: [
      { name: 't', found: 't', unit: null, type: 'integer', format: null, included: true, examples: ['1', '2'] },
      { name: 'u', found: 'u', unit: 'V', type: 'float', format: null, included: true, examples: ['1.234'] },
    ],
    axis: 't',
    rows: [
      [1, 1.234],
      [2, 2.345],
    ],
    rowsRead: 2,
    whole: true,
    rejects: [],
    rejectCount: 0,
    raw: ['t;u', '1;1.234', '2;2.345'],
    ...some,
  };
}
