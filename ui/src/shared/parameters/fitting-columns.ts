import type { Column, DatasetDetail } from '@/shared/api/types';
import type { ParameterField } from './parameter-fields';

/** What parameters are given for. */
export type Chosen = Pick<DatasetDetail, 'axis' | 'columns' | 'rows'>;

/** The columns that a parameter may name: the axis comes last for a single one, and is no choice where several are processed alike. */
export function fittingColumns({ kind, anyColumn }: ParameterField, { axis, columns }: Chosen): Column[] {
  const fitting = (columns ?? []).filter(({ type }) => anyColumn || type === 'float' || type === 'integer');
  const own = fitting.filter(({ name }) => name !== axis);
  return kind === 'columns' ? own : [...own, ...fitting.filter(({ name }) => name === axis)];
}

/**
 * The fields as they are for this dataset: where a default names a column that it lacks, one must be chosen. The only such field begins with the
 * first column that fits, so that one click works.
 */
export function fieldsFor(fields: ParameterField[], dataset: Chosen): ParameterField[] {
  const lacking = (field: ParameterField) =>
    field.kind === 'column' && !fittingColumns(field, dataset).some(({ name }) => name === field.fallback);
  const alone = fields.filter(lacking).length === 1;
  return fields.map((field) => {
    if (!lacking(field)) return field;
    return { ...field, required: true, fallback: undefined, start: alone ? fittingColumns(field, dataset)[0]?.name : undefined };
  });
}
