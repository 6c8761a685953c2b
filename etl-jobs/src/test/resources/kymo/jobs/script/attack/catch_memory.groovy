@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    List<long[]> all = []
    while (true) {
        try {
            all.add(new long[1 << 20])
        } catch (Throwable e) {
            context.log('once more')
        }
    }
    return Columns.of(rows.doubles('x'))
}
