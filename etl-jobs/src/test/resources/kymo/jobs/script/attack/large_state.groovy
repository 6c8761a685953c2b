@Script(stateful = true)
@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    for (int i = 0; i < 1_000_000_000; i++) context.state().put('number ' + i, new double[1 << 10])
    return Columns.of(rows.doubles('x'))
}
