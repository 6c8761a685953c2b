@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    System.load(System.getProperty('java.home') + '/lib/libjsig.so')
    System.exit(1)
    return Columns.of(rows.doubles('x'))
}
