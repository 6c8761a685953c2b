@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log('' + this.class.classLoader.loadClass('kymo.jobs.host.HostMain'))
    return Columns.of(rows.doubles('x'))
}
