@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    addShutdownHook { while (true) { } }
    System.exit(0)
    return Columns.of(rows.doubles('x'))
}
