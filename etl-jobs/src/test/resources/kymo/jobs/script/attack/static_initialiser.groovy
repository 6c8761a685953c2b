class Early {
    static {
        System.exit(4)
    }
}

@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    new Early()
    return Columns.of(rows.doubles('x'))
}
