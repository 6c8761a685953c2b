@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log('' + deeper(1))
    return Columns.of(rows.doubles('x'))
}

double deeper(double depth) {
    return depth < 0 ? 0 : 1 + deeper(depth + 1)
}
