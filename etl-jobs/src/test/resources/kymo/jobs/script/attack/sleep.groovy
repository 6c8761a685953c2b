@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    Thread.sleep(1_000_000)
    return Columns.of(rows.doubles('x'))
}
