// A lock-in amplifier: the part of a signal that swings with a reference of known frequency, its amplitude and its phase over time.

@Script(title = 'Lock-in', description = 'Amplitude and phase of the part of a signal that swings with a given frequency.')
@Param(name = 'column', type = COLUMN, help = 'The signal.')
@Param(name = 'frequency', type = NUMBER, min = 0d, unit = 'Hz', help = 'Of the reference; the axis must be a time.')
@Param(name = 'reach', type = INTEGER, min = 1d, max = 5000d, defaultValue = '100', help = 'How many rows on either side are averaged; take whole periods.')
@Output(name = '{column} amplitude', unit = '{column}')
@Output(name = '{column} phase', unit = 'rad')
@Halo(before = 'reach', after = 'reach')
Columns process(Rows rows, Params params, Context context) {
    double[] x = rows.doubles(params.column('column'))
    long[] time = rows.time()
    double frequency = params.number('frequency')
    int reach = (int) params.integer('reach')
    double[] inPhase = new double[x.length]
    double[] quadrature = new double[x.length]
    for (int i = 0; i < x.length; i++) {
        double angle = 2 * Math.PI * turns(frequency, time[i])
        inPhase[i] = x[i] * Math.cos(angle)
        quadrature[i] = -x[i] * Math.sin(angle)
    }
    double[] amplitude = new double[rows.size()]
    double[] phase = new double[rows.size()]
    for (int i = 0; i < amplitude.length; i++) {
        int at = rows.from() + i
        double a = 0
        double b = 0
        int count = 0
        for (int k = Math.max(0, at - reach); k <= Math.min(x.length - 1, at + reach); k++) {
            if (Double.isNaN(x[k])) continue
            a += inPhase[k]
            b += quadrature[k]
            count++
        }
        amplitude[i] = count == 0 ? Double.NaN : 2 * Math.hypot(a, b) / count
        phase[i] = count == 0 ? Double.NaN : Math.atan2(b, a)
    }
    return Columns.of(amplitude, phase)
}

/** How far the reference has turned at a time, less whole turns; exact also decades after 1970, where the product of both has no digits left behind its point. */
double turns(double frequency, long nanos) {
    double seconds = (double) Math.floorDiv(nanos, 1_000_000_000L)
    double rest = Math.floorMod(nanos, 1_000_000_000L) * 1e-9d
    double product = frequency * seconds
    double lost = Math.fma(frequency, seconds, -product)
    return (product % 1) + lost + frequency * rest
}
