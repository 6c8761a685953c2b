// Where a signal holds still: the longest stretches within which it stays inside a band, one after another from the first row on. A missing value ends
// a stretch, since nobody knows what the signal did there.

@Script(title = 'Plateaus', description = 'Finds where a signal stays within a band for some time, and at which level.', stateful = true)
@Param(name = 'column', type = COLUMN, help = 'The signal.')
@Param(name = 'band', type = NUMBER, min = 0d, defaultValue = '1', help = 'How far apart the highest and the lowest value of a plateau may lie.')
@Param(name = 'least', type = INTEGER, min = 2d, defaultValue = '10', help = 'How many rows a plateau has at least.')
@Output(name = 'level', unit = '{column}')
Stretches process(Rows rows, Params params, Context context) {
    Stretches found = new Stretches()
    double[] x = rows.doubles(params.column('column'))
    double band = params.number('band')
    State state = context.state()
    long count = state.integer('count', 0L)
    double lowest = state.number('lowest', 0d)
    double highest = state.number('highest', 0d)
    double sum = state.number('sum', 0d)
    for (int i = rows.from(); i < rows.to(); i++) {
        double value = x[i]
        boolean missing = Double.isNaN(value)
        if (count > 0 && (missing || Math.max(highest, value) - Math.min(lowest, value) > band)) {
            add(found, rows.number(i), count, sum, params)
            count = 0
        }
        if (missing) continue
        if (count == 0) {
            lowest = value
            highest = value
            sum = 0d
        }
        lowest = Math.min(lowest, value)
        highest = Math.max(highest, value)
        sum += value
        count++
    }
    state.put('count', count)
    state.put('lowest', lowest)
    state.put('highest', highest)
    state.put('sum', sum)
    state.put('next', rows.number(rows.to() - 1) + 1)
    return found
}

/** The one that lasts until the end. */
Stretches finish(Params params, Context context) {
    Stretches found = new Stretches()
    State state = context.state()
    add(found, state.integer('next', 0L), state.integer('count', 0L), state.number('sum', 0d), params)
    return found
}

/** What ended before row 'next', if it was long enough. */
void add(Stretches found, long next, long count, double sum, Params params) {
    if (count >= params.integer('least')) found.add(next - count, next - 1, 'plateau', sum / count)
}
