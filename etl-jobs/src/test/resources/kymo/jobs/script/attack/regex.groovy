@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    String text = '1,' * 40
    context.log('' + (text =~ /(.*?,){30}P/).find())
    return Columns.of(rows.doubles('x'))
}
