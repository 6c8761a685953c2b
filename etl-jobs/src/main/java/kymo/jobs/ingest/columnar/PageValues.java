package kymo.jobs.ingest.columnar;

/** The values of a page, in order. Throws a {@link RuntimeException} of any kind when the bytes are none. */
interface PageValues {

    /** The next values, as many as the page still has at most, into the first places. */
    void next(int count, RawValues into);
}
