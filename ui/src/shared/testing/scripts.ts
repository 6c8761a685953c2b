import type { Processor } from '@/shared/api/types';

/** A script as the gateway lists it, with a parameter of every type that one may declare. */
export function aScript(some: Partial<Processor> = {}): Processor {
  return {
    name: 'custom:spike_repair',
    version: 3,
    title: 'Repair spikes',
    description: 'Replaces values that stick out of their neighbours by the median of these.',
    parameters: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Repair spikes',
      type: 'object',
      additionalProperties: false,
      required: ['column', 'note'],
      properties: {
        column: { type: 'string', format: 'kymo-column', title: 'Column', description: 'The signal.' },
        others: { type: 'array', uniqueItems: true, items: { type: 'string' }, format: 'kymo-columns', title: 'Others', description: 'Repaired alike.' },
        reach: { type: 'integer', minimum: 1, maximum: 1000, default: 5, title: 'Reach', description: 'Neighbours on either side.' },
        width: { type: 'number', minimum: 0, default: 0.5, title: 'Width [s]', description: 'Of a spike.' },
        mark: { type: 'boolean', default: true, title: 'Mark', description: 'Whether spikes are marked.' },
        edge: { type: 'string', enum: ['keep', 'drop'], default: 'keep', title: 'Edge', description: 'What becomes of the ends.' },
        note: { type: 'string', title: 'Note', description: 'Goes into the log.' },
      },
    },
    script: { name: 'spike_repair', sha256: '5b'.repeat(32), kind: 'transform', problem: null },
    ...some,
  };
}

const nothing = { type: 'object', additionalProperties: false, properties: {} };

export function aBrokenScript(): Processor {
  return {
    name: 'custom:half_done',
    version: 1,
    title: 'half_done',
    description: 'cannot be run',
    parameters: nothing,
    script: {
      name: 'half_done',
      sha256: 'c0'.repeat(32),
      kind: null,
      problem: { code: 'script-invalid', message: "half_done.groovy does not compile in line 2, column 5: unexpected input 'retrun'; correct the script", line: 2 },
    },
  };
}

export function aReader(): Processor {
  return {
    name: 'custom:odd_logger',
    version: 1,
    title: 'Odd logger',
    description: 'Reads the files of the odd logger.',
    parameters: nothing,
    script: { name: 'odd_logger', sha256: '0d'.repeat(32), kind: 'reader', problem: null },
  };
}

export const spikeRepairText = `// Values that stick out are replaced: a < b && c > d.
@Script(title = 'Repair spikes')
@Param(name = 'column', type = COLUMN)
Columns process(Rows rows, Params params, Context context) {
    double[] x = rows.doubles(params.column('column'))
    return Columns.of(x)
}
`;
