@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    def c = { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> { -> 1 } } } } } } } } } } } } } } } } } } } } } } } } } } } }
    context.log('' + c)
    return Columns.of(rows.doubles('x'))
}
