package kymo.jobs.export;

import java.io.IOException;
import kymo.core.kernel.Block;

/** Writes blocks as rows of text. */
interface RowWriter {
    void write(Block block) throws IOException;

    void finish() throws IOException;
}
