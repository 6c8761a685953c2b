@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'port', type = Type.INTEGER)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    new Socket('127.0.0.1', (int) params.integer('port')).outputStream << 'stolen'
    return Columns.of(rows.doubles('x'))
}
