@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'canary', type = Type.TEXT)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    try {
        context.log(new File(params.text('canary')).text)
    } catch (Exception e) {
    }
    return Columns.of(rows.doubles('x'))
}
