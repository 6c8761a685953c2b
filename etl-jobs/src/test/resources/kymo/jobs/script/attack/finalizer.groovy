class Late {
    String path

    void finalize() {
        new File(path).text = 'by a script'
    }
}

@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'canary', type = Type.TEXT)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    new Late(path: params.text('canary'))
    System.gc()
    System.runFinalization()
    return Columns.of(rows.doubles('x'))
}
