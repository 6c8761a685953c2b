@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    while (true) println 'a line that nobody wants to read'
    return Columns.of(rows.doubles('x'))
}
