@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    java.security.AccessController.doPrivileged({ System.exit(1) } as java.security.PrivilegedAction)
    return Columns.of(rows.doubles('x'))
}
