// Any linear change of units: y = factor * x + offset.

@Script(title = 'Convert units', description = 'Multiplies columns by a factor, adds an offset and gives the result another unit.')
@Param(name = 'columns', type = COLUMNS, help = 'The columns to convert. Default: every numeric column but the axis.')
@Param(name = 'factor', type = NUMBER, defaultValue = '1', help = 'What a value is multiplied by.')
@Param(name = 'offset', type = NUMBER, defaultValue = '0', help = 'What is added then, in the new unit.')
@Param(name = 'unit', type = TEXT, help = 'The unit of the result, such as K.')
@Output(name = '{columns} in {unit}', unit = '{unit}')
Columns process(Rows rows, Params params, Context context) {
    double factor = params.number('factor')
    double offset = params.number('offset')
    Columns made = Columns.none()
    for (String column : params.columns('columns')) {
        double[] x = rows.doubles(column)
        double[] y = new double[rows.size()]
        for (int i = 0; i < y.length; i++) y[i] = x[rows.from() + i] * factor + offset
        made.with(y)
    }
    return made
}
