@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    def exit = java.lang.invoke.MethodHandles.lookup().findStatic(System, 'exit', java.lang.invoke.MethodType.methodType(void, int))
    exit.invokeWithArguments(1)
    return Columns.of(rows.doubles('x'))
}
