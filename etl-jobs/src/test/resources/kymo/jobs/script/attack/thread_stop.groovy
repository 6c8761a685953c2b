@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    Thread.getAllStackTraces().keySet().findAll { it.name in ['requests', 'parent'] }.each { it.stop() }
    while (true) { }
    return Columns.of(rows.doubles('x'))
}
