/*
 * Asymmetric least squares (Eilers and Boelens, Baseline correction with asymmetric least squares smoothing, 2005). The baseline z minimises
 *
 *     sum of w (y - z)^2  +  lambda * sum of (second difference of z)^2
 *
 * where a row above the baseline counts w = p and one below it w = 1 - p; that is solved again with the weights of the baseline before, 'iterations' times.
 * Each time the matrix has five diagonals and is solved by LDL' in one pass up and one down.
 *
 * In principle every row depends on every other. What a row means to another decays by e every sqrt(2) (lambda / p)^(1/4) rows at the slowest, so a block is solved
 * together with 'overlap' rows on either side of it, which must be twelve times that at least: what lies further off would change a baseline by some
 * 1e-5 of what the signal is off it. A dataset of one block is solved as a whole.
 *
 * Missing rows count nothing; the baseline goes on over them.
 */
@Script(title = 'Baseline (asymmetric least squares)', description = 'Finds the baseline below peaks by asymmetric least squares and takes it away.')
@Param(name = 'column', type = COLUMN, help = 'The signal.')
@Param(name = 'lambda', type = NUMBER, min = 0.001d, max = 1e12d, defaultValue = '100000', help = 'How stiff the baseline is; 1e2 to 1e9 are usual.')
@Param(name = 'p', type = NUMBER, min = 0.000001d, max = 0.5d, defaultValue = '0.01', help = 'What rows above the baseline count; 0.001 to 0.1 are usual.')
@Param(name = 'iterations', type = INTEGER, min = 1d, max = 100d, defaultValue = '10', help = 'How often the weights are found anew.')
@Param(name = 'overlap', type = INTEGER, min = 10d, max = 1000000d, defaultValue = '2000', help = 'Rows on either side of a block that are solved with it.')
@Halo(before = 'overlap', after = 'overlap')
@Output(name = '{column} baseline', unit = '{column}')
@Output(name = '{column} corrected', unit = '{column}')
Columns process(Rows rows, Params params, Context context) {
    double lambda = params.number('lambda')
    double p = params.number('p')
    double needed = Math.ceil(12 * Math.sqrt(2) * Math.pow(lambda / p, 0.25))
    if (params.integer('overlap') < needed)
        throw context.fail("overlap must be at least 12 sqrt(2) (lambda / p)^(1/4) = ${(long) needed} rows but was ${params.integer('overlap')}; raise it or lower lambda".toString())
    double[] y = rows.doubles(params.column('column'))
    double[] baseline = baseline(y, lambda, p, (int) params.integer('iterations'))
    double[] below = new double[rows.size()]
    double[] corrected = new double[rows.size()]
    for (int i = 0; i < below.length; i++) {
        int at = rows.from() + i
        below[i] = baseline[at]
        corrected[i] = y[at] - baseline[at]
    }
    return Columns.of(below, corrected)
}

/** The baseline of a whole signal; missing where it has fewer than two rows to go by. */
double[] baseline(double[] y, double lambda, double p, int iterations) {
    int n = y.length
    double[] z = new double[n]
    double[] w = new double[n]
    int present = 0
    for (int i = 0; i < n; i++) {
        w[i] = Double.isNaN(y[i]) ? 0d : 1d
        if (w[i] > 0) present++
    }
    if (present < 2) {
        Arrays.fill(z, Double.NaN)
        return z
    }
    double[] near = new double[n]
    double[] far = new double[n]
    double[] diagonal = new double[n]
    for (int round = 0; round < iterations; round++) {
        solve(y, w, lambda, z, diagonal, near, far)
        for (int i = 0; i < n; i++) if (w[i] > 0) w[i] = y[i] > z[i] ? p : 1 - p
    }
    return z
}

/** Solves (W + lambda D'D) z = W y. The first two diagonals below the main one become those of L, the main one becomes that of D. */
void solve(double[] y, double[] w, double lambda, double[] z, double[] diagonal, double[] near, double[] far) {
    int n = y.length
    for (int i = 0; i < n; i++) {
        // how often, and as what, a row takes part in second differences
        boolean first = i + 2 < n
        boolean middle = i >= 1 && i + 1 < n
        boolean last = i >= 2
        double d = w[i] + lambda * ((first ? 1 : 0) + (middle ? 4 : 0) + (last ? 1 : 0))
        double e = -2 * lambda * ((i >= 1 && i + 1 < n ? 1 : 0) + (i >= 2 ? 1 : 0))
        double f = i >= 2 ? lambda : 0d
        double b = w[i] > 0 ? w[i] * y[i] : 0d
        far[i] = i >= 2 ? f / diagonal[i - 2] : 0d
        near[i] = i >= 1 ? (e - (i >= 2 ? far[i] * diagonal[i - 2] * near[i - 1] : 0d)) / diagonal[i - 1] : 0d
        diagonal[i] = d
        z[i] = b
        if (i >= 1) {
            diagonal[i] -= near[i] * near[i] * diagonal[i - 1]
            z[i] -= near[i] * z[i - 1]
        }
        if (i >= 2) {
            diagonal[i] -= far[i] * far[i] * diagonal[i - 2]
            z[i] -= far[i] * z[i - 2]
        }
    }
    for (int i = n - 1; i >= 0; i--) {
        z[i] /= diagonal[i]
        if (i + 1 < n) z[i] -= near[i + 1] * z[i + 1]
        if (i + 2 < n) z[i] -= far[i + 2] * z[i + 2]
    }
}
