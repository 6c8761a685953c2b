@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    double sum = 0
    while (sum >= 0) sum += 1e-9
    return Columns.of(rows.doubles('x'))
}
