@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Output(name = 'y')
Stretches process(Rows rows, Params params, Context context) {
    Stretches made = new Stretches()
    while (true) made.add(0L, 0L, 'again', 1.0d)
    return made
}
