@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    new GroovyClassLoader().parseClass('class A { static { System.exit(1) } }').getDeclaredConstructor().newInstance()
    return Columns.of(rows.doubles('x'))
}
