package kymo.jobs.ingest.columnar;

/** A place in one column of one group of rows, which moves forward. Throws {@link kymo.core.problems.ProblemException} when the file is not what it must be. */
interface Cursor {

    /** Reads some of the next rows, at most so many and at least one. */
    void read(int rows, RawValues into);

    /** Passes over rows. */
    void skip(long rows);

    /** How much memory is held to read on quickly. */
    long heldBytes();

    /** Lets go of it; what is needed is read again. */
    void release();
}
