@groovy.transform.TypeChecked(extensions = 'extension.groovy')
@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log('' + 1)
    return Columns.of(rows.doubles('x'))
}
