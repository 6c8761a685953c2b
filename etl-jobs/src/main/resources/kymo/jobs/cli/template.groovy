@Script(title = 'NAME', description = 'Says what it does in one sentence.')
@Param(name = 'column', type = COLUMN, help = 'The column to work on.')
@Param(name = 'factor', type = NUMBER, defaultValue = '1', help = 'What it is multiplied by.')
@Output(name = '{column} NAME', unit = '{column}')
Columns process(Rows rows, Params params, Context context) {
    double[] x = rows.doubles(params.column('column'))
    double factor = params.number('factor')
    double[] y = new double[rows.size()]
    for (int i = 0; i < y.length; i++) {
        y[i] = x[rows.from() + i] * factor
    }
    return Columns.of(y)
}
