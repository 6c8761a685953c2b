@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    throw new SecurityException('\u0000' * 100_000)
    return Columns.of(rows.doubles('x'))
}
