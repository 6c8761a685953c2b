// A processor of the lab's own, as short as it can be with all that it needs: what it is, what it wants to know, what it makes.
// Copy it and change it; docs/reference/scripts.md tells what else there is.

@Script(title = 'Multiply a column', description = 'Multiplies a numeric column by a number.')
// a column that is not there, or holds no numbers, is refused before the script is asked
@Param(name = 'target_column', type = COLUMN, help = 'The column to multiply.')
@Param(name = 'multiplier', type = NUMBER, defaultValue = '2', help = 'The factor.')
@Output(name = '{target_column} multiplied', unit = '{target_column}')
Columns process(Rows rows, Params params, Context context) {
    double[] values = rows.doubles(params.column('target_column'))
    double multiplier = params.number('multiplier')
    double[] multiplied = new double[rows.size()]
    for (int i = 0; i < multiplied.length; i++) {
        // a missing value is NaN and stays missing
        multiplied[i] = values[rows.from() + i] * multiplier
    }
    return Columns.of(multiplied)
}
