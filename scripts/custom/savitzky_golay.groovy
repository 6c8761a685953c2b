// Savitzky-Golay: a polynomial is fitted to each row's neighbours, and the row becomes its value there, or its derivative. At the ends, and where values are missing,
// the fit goes over the neighbours that there are.

@Script(title = 'Savitzky-Golay', description = 'Smooths a signal by fitting a polynomial around each row, or takes its derivative.')
@Param(name = 'column', type = COLUMN, help = 'The signal.')
@Param(name = 'reach', type = INTEGER, min = 1d, max = 500d, defaultValue = '5', help = 'How many rows on either side are fitted; the window is twice that and one.')
@Param(name = 'degree', type = INTEGER, min = 0d, max = 6d, defaultValue = '2', help = 'The degree of the polynomial.')
@Param(name = 'derivative', type = INTEGER, min = 0d, max = 2d, defaultValue = '0', help = '0 smooths, 1 and 2 take a derivative, per row.')
@Output(name = '{column} smooth', unit = '{column}')
@Halo(before = 'reach', after = 'reach')
Columns process(Rows rows, Params params, Context context) {
    double[] x = rows.doubles(params.column('column'))
    int reach = (int) params.integer('reach')
    int degree = (int) params.integer('degree')
    int derivative = (int) params.integer('derivative')
    if (derivative > degree) throw context.fail("derivative must be at most degree ($degree) but was $derivative".toString())
    if (2 * reach < degree) throw context.fail("a polynomial of degree $degree needs more neighbours than reach $reach gives; raise reach".toString())
    double[] whole = weights(-reach, reach, null, 0, degree, derivative)
    double[] y = new double[rows.size()]
    for (int i = 0; i < y.length; i++) {
        int at = rows.from() + i
        int from = Math.max(0, at - reach)
        int to = Math.min(x.length - 1, at + reach)
        boolean complete = to - from == 2 * reach
        for (int k = from; complete && k <= to; k++) complete = !Double.isNaN(x[k])
        double[] w = complete ? whole : weights(from - at, to - at, x, at, degree, derivative)
        y[i] = Double.NaN
        if (w == null || Double.isNaN(x[at])) continue
        double sum = 0
        for (int k = from; k <= to; k++) if (!Double.isNaN(x[k])) sum += w[k - from] * x[k]
        y[i] = sum
    }
    return Columns.of(y)
}

/** What each neighbour counts for: the row of the pseudoinverse that gives the derivative at 0; null when there are too few of them. */
double[] weights(int from, int to, double[] x, int at, int degree, int derivative) {
    int terms = degree + 1
    double scale = Math.max(1, Math.max(-from, to))
    double[][] normal = new double[terms][terms + 1]
    int count = 0
    for (int k = from; k <= to; k++) {
        if (x != null && Double.isNaN(x[at + k])) continue
        count++
        for (int a = 0; a < terms; a++) for (int b = 0; b < terms; b++) normal[a][b] += Math.pow(k / scale, a + b)
    }
    if (count < terms) return null
    normal[derivative][terms] = 1
    double[] solved = solve(normal, terms)
    double factor = (derivative == 2 ? 2d : 1d) / Math.pow(scale, derivative)
    double[] weights = new double[to - from + 1]
    for (int k = from; k <= to; k++) for (int a = 0; a < terms; a++) weights[k - from] += factor * solved[a] * Math.pow(k / scale, a)
    return weights
}

/** Gauss with pivots. */
double[] solve(double[][] m, int n) {
    for (int column = 0; column < n; column++) {
        int pivot = column
        for (int row = column + 1; row < n; row++) if (Math.abs(m[row][column]) > Math.abs(m[pivot][column])) pivot = row
        double[] swapped = m[column]
        m[column] = m[pivot]
        m[pivot] = swapped
        for (int row = column + 1; row < n; row++) {
            double factor = m[row][column] / m[column][column]
            for (int k = column; k <= n; k++) m[row][k] -= factor * m[column][k]
        }
    }
    double[] solution = new double[n]
    for (int row = n - 1; row >= 0; row--) {
        double rest = m[row][n]
        for (int k = row + 1; k < n; k++) rest -= m[row][k] * solution[k]
        solution[row] = rest / m[row][row]
    }
    return solution
}
