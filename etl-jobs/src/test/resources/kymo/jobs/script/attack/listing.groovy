@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'canary', type = Type.TEXT)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log(new File(params.text('canary')).parentFile.list().toString())
    throw context.fail('the folder was not listed')
    return Columns.of(rows.doubles('x'))
}
