@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y', type = Type.TEXT)
Columns process(Rows rows, Params params, Context context) {
    String[] y = new String[rows.size()]
    Arrays.fill(y, 'x' * (1 << 25))
    return Columns.of(y)
}
