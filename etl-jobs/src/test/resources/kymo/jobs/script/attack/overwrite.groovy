@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'canary', type = Type.TEXT)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    new File(params.text('canary')).text = 'by a script'
    return Columns.of(rows.doubles('x'))
}
