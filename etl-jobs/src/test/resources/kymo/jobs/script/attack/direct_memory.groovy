@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    def all = []
    while (true) all.add(java.nio.ByteBuffer.allocateDirect(1 << 20))
    return Columns.of(rows.doubles('x'))
}
