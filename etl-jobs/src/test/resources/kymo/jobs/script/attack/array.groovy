@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    double[] all = new double[1 << 28]
    context.log('' + all.length)
    return Columns.of(rows.doubles('x'))
}
