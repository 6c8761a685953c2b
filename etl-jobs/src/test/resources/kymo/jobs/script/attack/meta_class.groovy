@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    String.metaClass.toUpperCase = { -> System.exit(1) }
    Double.metaClass.multiply = { Object by -> 0d }
    context.log('a'.toUpperCase())
    return Columns.of(rows.doubles('x'))
}
