@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    new javax.script.ScriptEngineManager().getEngineByName('groovy').eval('System.exit(1)')
    return Columns.of(rows.doubles('x'))
}
