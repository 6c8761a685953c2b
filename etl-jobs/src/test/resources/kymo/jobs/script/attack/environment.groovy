@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log(System.getenv().toString())
    context.log(new File('/proc/self/environ').text)
    if (System.getenv('PATH') == null) throw context.fail('there is no environment')
    return Columns.of(rows.doubles('x'))
}
