@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'canary', type = Type.TEXT)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    def link = java.nio.file.Files.createSymbolicLink(java.nio.file.Path.of('link'), java.nio.file.Path.of(params.text('canary')))
    context.log(link.toFile().text)
    return Columns.of(rows.doubles('x'))
}
