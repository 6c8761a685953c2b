@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    List<double[]> all = []
    while (true) all.add(new double[1 << 16])
    return Columns.of(rows.doubles('x'))
}
