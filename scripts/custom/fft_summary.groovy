// The spectrum of a signal after Welch: pieces of a power of two rows, each without its mean and under a window of Hann, their power spectra averaged.
// What is told are the strongest frequency and how strong it is. A piece with a missing value is left out.

@Script(title = 'Spectrum in figures', description = 'The strongest frequency of a signal, its amplitude, and what the signal is besides.', stateful = true)
@Param(name = 'column', type = COLUMN, help = 'The signal.')
@Param(name = 'piece', type = CHOICE, options = ['256', '1024', '4096', '16384'], defaultValue = '1024', help = 'Rows of a piece: more tell frequencies apart that are closer.')
void process(Rows rows, Params params, Context context) {
    double[] x = rows.doubles(params.column('column'))
    State state = context.state()
    int piece = Integer.parseInt(params.choice('piece'))
    if (!state.has('held')) {
        state.put('held', new double[piece])
        state.put('power', new double[piece.intdiv(2) + 1])
        state.put('from', rows.time()[rows.from()])
    }
    double[] held = state.doubles('held')
    double[] power = state.doubles('power')
    int filled = (int) state.integer('filled', 0L)
    long pieces = state.integer('pieces', 0L)
    double sum = state.number('sum', 0d)
    double squares = state.number('squares', 0d)
    long count = state.integer('count', 0L)
    for (int i = rows.from(); i < rows.to(); i++) {
        held[filled++] = x[i]
        if (!Double.isNaN(x[i])) {
            sum += x[i]
            squares += x[i] * x[i]
            count++
        }
        if (filled == piece) {
            if (add(held, power)) pieces++
            filled = 0
        }
    }
    state.put('filled', (long) filled)
    state.put('pieces', pieces)
    state.put('sum', sum)
    state.put('squares', squares)
    state.put('count', count)
    state.put('to', rows.time()[rows.to() - 1])
    state.put('rows', state.integer('rows', 0L) + rows.size())
}

Report finish(Params params, Context context) {
    State state = context.state()
    int piece = Integer.parseInt(params.choice('piece'))
    long pieces = state.integer('pieces')
    long count = state.integer('count')
    if (pieces == 0) throw context.fail("a spectrum needs $piece rows without a missing value; choose smaller pieces".toString())
    double seconds = (state.integer('to') - state.integer('from')) * 1e-9d / (state.integer('rows') - 1)
    double[] power = state.doubles('power')
    int strongest = 1
    for (int k = 2; k < power.length; k++) if (power[k] > power[strongest]) strongest = k
    double mean = state.number('sum') / count
    return new Report()
            .figure('strongest frequency', strongest / (piece * seconds), 'Hz')
            .figure('its amplitude', 4 * Math.sqrt(power[strongest] / pieces) / piece)
            .figure('step', 1 / (piece * seconds), 'Hz')
            .figure('mean', mean)
            .figure('standard deviation', Math.sqrt(Math.max(0, state.number('squares') / count - mean * mean)))
            .figure('pieces', (double) pieces)
}

/** Adds the power spectrum of a piece; false when a value of it is missing. */
boolean add(double[] piece, double[] power) {
    int n = piece.length
    double mean = 0
    for (double value : piece) mean += value
    mean /= n
    if (Double.isNaN(mean)) return false
    double[] re = new double[n]
    double[] im = new double[n]
    for (int i = 0; i < n; i++) re[i] = (piece[i] - mean) * (0.5d - 0.5d * Math.cos(2 * Math.PI * i / n))
    transform(re, im)
    for (int k = 0; k < power.length; k++) power[k] += re[k] * re[k] + im[k] * im[k]
    return true
}

/** The transform of Fourier in place, after Cooley and Tukey. */
void transform(double[] re, double[] im) {
    int n = re.length
    for (int i = 1, j = 0; i < n; i++) {
        int bit = n >> 1
        for (; (j & bit) != 0; bit >>= 1) j ^= bit
        j ^= bit
        if (i < j) {
            double swapped = re[i]
            re[i] = re[j]
            re[j] = swapped
            swapped = im[i]
            im[i] = im[j]
            im[j] = swapped
        }
    }
    for (int length = 2; length <= n; length <<= 1) {
        int half = length >> 1
        for (int begin = 0; begin < n; begin += length) {
            for (int k = 0; k < half; k++) {
                double angle = -2 * Math.PI * k / length
                double c = Math.cos(angle)
                double s = Math.sin(angle)
                double tre = re[begin + half + k] * c - im[begin + half + k] * s
                double tim = re[begin + half + k] * s + im[begin + half + k] * c
                re[begin + half + k] = re[begin + k] - tre
                im[begin + half + k] = im[begin + k] - tim
                re[begin + k] += tre
                im[begin + k] += tim
            }
        }
    }
}
