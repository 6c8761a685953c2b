@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    new GroovyShell().evaluate('System.exit(1)')
    return Columns.of(rows.doubles('x'))
}
