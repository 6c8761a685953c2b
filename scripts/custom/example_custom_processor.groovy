// A processor of the lab's own, as short as one can be with everything it needs: what it is, what it wants to know, what it makes, and its errors.
// Copy it, change it, and look at docs/reference/scripts.md for what else there is.

@Script(title = 'Multiply a column', description = 'Multiplies a numeric column by a number.')
@Param(name = 'target_column', type = ANY_COLUMN, help = 'The column to multiply.')
@Param(name = 'multiplier', type = NUMBER, defaultValue = '2', help = 'The factor.')
@Output(name = '{target_column} multiplied', unit = '{target_column}')
Columns process(Rows rows, Params params, Context context) {
    String target = params.column('target_column')
    if (!rows.isNumeric(target)) {
        context.fail("target_column must be a column of numbers but '${target}' is of type ${rows.type(target)}; choose another column")
    }
    double[] values = rows.doubles(target)
    double multiplier = params.number('multiplier')
    double[] multiplied = new double[rows.size()]
    for (int i = 0; i < multiplied.length; i++) {
        multiplied[i] = values[rows.from() + i] * multiplier
    }
    return Columns.of(multiplied)
}
