@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log(System.getProperties().toString())
    System.setProperty('java.io.tmpdir', '/')
    return Columns.of(rows.doubles('x'))
}
