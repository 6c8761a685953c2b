@Field static final Object CODE = Runtime.getRuntime().exec('id')

@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log('' + CODE)
    return Columns.of(rows.doubles('x'))
}
