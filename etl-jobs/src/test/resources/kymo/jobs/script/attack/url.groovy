@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'port', type = Type.INTEGER)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log(new URL('http://127.0.0.1:' + params.integer('port')).text)
    return Columns.of(rows.doubles('x'))
}
