@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    def f = Class.forName('sun.misc.Unsafe').getDeclaredField('theUnsafe')
    f.setAccessible(true)
    f.get(null).putAddress(0L, 0L)
    return Columns.of(rows.doubles('x'))
}
