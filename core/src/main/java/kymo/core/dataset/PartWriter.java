package kymo.core.dataset;

import java.io.IOException;
import java.io.OutputStream;
import kymo.core.kernel.Block;

/** A part file, written block by block: a Parquet file with the pyramid of its rows between the last page and the footer. */
public final class PartWriter {

    private final Schema schema;
    private final ParquetWriter file;
    private final PyramidBuilder pyramid;

    /** Begins a part on {@code out}, which stays the caller's to close. */
    public PartWriter(Schema schema, OutputStream out) throws IOException {
        this.schema = schema;
        this.file = new ParquetWriter(schema, out);
        this.pyramid = new PyramidBuilder(schema);
    }

    /** Appends a block whose columns are the schema's, in order. */
    public void write(Block block) throws IOException {
        file.write(block);
        pyramid.add(block);
    }

    /** Ends the part with its pyramid and its footer; returns its number of rows. */
    public long finish() throws IOException {
        long pyramidStart = file.append(pyramid.build().encode());
        return file.finish(PartLayout.facts(schema, pyramidStart));
    }
}
