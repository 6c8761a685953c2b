package kymo.core.export;

import java.io.IOException;
import kymo.core.kernel.Block;

/** Writes blocks as rows of one format. */
interface RowWriter {
    void write(Block block) throws IOException;

    /** Writes what stands after the last row and hands everything on. */
    void finish() throws IOException;
}
