@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    def java = System.getProperty('java.home') + '/bin/java'
    for (int i = 0; i < 300; i++) {
        try {
            new ProcessBuilder(java, '-Xmx16m', '-XX:+UseSerialGC', '--version').start()
        } catch (IOException e) {
            context.log(e.message)
        }
    }
    Thread.sleep(1_000_000)
    return Columns.of(rows.doubles('x'))
}
