@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log('id'.execute().text)
    return Columns.of(rows.doubles('x'))
}
