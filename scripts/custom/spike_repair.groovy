// The filter of Hampel: a value that lies too far from the median of its neighbours is replaced by that median. How far is too far goes by the median
// of the neighbours' distances from it, which a spike does not move.

import groovy.transform.Field

/** Standard deviations of normal noise in one median distance. */
@Field static final double SIGMA = 1.4826d

@Script(title = 'Repair spikes', description = 'Replaces values that stick out of their neighbours by the median of these, and marks them.')
@Param(name = 'column', type = COLUMN, help = 'The signal.')
@Param(name = 'reach', type = INTEGER, min = 1d, max = 1000d, defaultValue = '5', help = 'How many neighbours on either side are looked at.')
@Param(name = 'limit', type = NUMBER, min = 0d, defaultValue = '3', help = 'How many standard deviations are too far.')
@Output(name = '{column} repaired', unit = '{column}')
@Output(name = '{column} was spike', type = FLAG)
@Halo(before = 'reach', after = 'reach')
Columns process(Rows rows, Params params, Context context) {
    double[] x = rows.doubles(params.column('column'))
    int reach = (int) params.integer('reach')
    double limit = params.number('limit')
    double[] repaired = new double[rows.size()]
    boolean[] spike = new boolean[rows.size()]
    double[] near = new double[2 * reach + 1]
    double[] far = new double[2 * reach + 1]
    for (int i = 0; i < repaired.length; i++) {
        int at = rows.from() + i
        repaired[i] = x[at]
        int count = 0
        for (int other = Math.max(0, at - reach); other <= Math.min(x.length - 1, at + reach); other++) {
            if (!Double.isNaN(x[other])) near[count++] = x[other]
        }
        if (Double.isNaN(x[at]) || count < 3) continue
        double middle = median(near, count)
        for (int k = 0; k < count; k++) far[k] = Math.abs(near[k] - middle)
        double allowed = limit * SIGMA * median(far, count)
        if (Math.abs(x[at] - middle) > allowed) {
            repaired[i] = middle
            spike[i] = true
        }
    }
    return Columns.of(repaired).with(spike)
}

double median(double[] values, int count) {
    Arrays.sort(values, 0, count)
    int half = count.intdiv(2)
    return count % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2
}
