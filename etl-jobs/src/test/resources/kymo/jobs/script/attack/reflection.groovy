@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    def f = context.getClass().getDeclaredFields()[0]
    f.setAccessible(true)
    context.log('' + f.get(context))
    def run = Class.forName('kymo.jobs.host.HostMain', true, context.getClass().getClassLoader()).getDeclaredMethods()[0]
    run.setAccessible(true)
    context.log('' + run)
    return Columns.of(rows.doubles('x'))
}
