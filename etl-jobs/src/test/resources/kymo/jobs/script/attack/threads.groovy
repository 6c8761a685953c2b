@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    for (int i = 0; i < 10_000; i++) Thread.startDaemon { Thread.sleep(1_000_000) }
    Thread.sleep(1_000_000)
    return Columns.of(rows.doubles('x'))
}
