package kymo.jobs.script;

/**
 * Rows of a dataset at which a script has failed, as its host tells them.
 *
 * @param first counted from 0
 * @param last the same where the row is known
 */
record FailedRows(long first, long last) {

    FailedRows {
        if (first < 0 || last < first)
            throw new IllegalArgumentException(
                    "the last row must not be before the first but they are %d and %d".formatted(last, first));
    }

    /** Those of which these are every {@code step}th. */
    FailedRows times(int step) {
        return new FailedRows(first * step, last * step);
    }
}
