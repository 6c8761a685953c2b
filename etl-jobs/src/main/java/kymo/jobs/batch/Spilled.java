package kymo.jobs.batch;

import kymo.core.kernel.Block;

/** A table of rows that were put aside, as it was when it was asked for. Safe to use from several threads. */
public interface Spilled {

    /** Rows of the part of this number; 0 when there is none. */
    long rows(int number);

    /** Opens a part that is there. */
    Part open(int number);

    /** The blocks of one part, as they were put aside. */
    interface Part extends AutoCloseable {

        int blocks();

        /** Block {@code index} with all of its columns. */
        Block read(int index);

        @Override
        void close();
    }
}
