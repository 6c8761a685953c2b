@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    Thread.currentThread().getThreadGroup().getParent().interrupt()
    while (true) { }
    return Columns.of(rows.doubles('x'))
}
