@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'canary', type = Type.TEXT)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    context.log(java.nio.file.Files.readString(java.nio.file.Path.of(params.text('canary'))))
    return Columns.of(rows.doubles('x'))
}
