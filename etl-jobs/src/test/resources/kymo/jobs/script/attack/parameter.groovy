@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'text', type = Type.TEXT)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log("${params.text('text')}")
    context.log('' + params.text('text'))
    return Columns.of(rows.doubles('x'))
}
