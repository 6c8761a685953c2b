package kymo.core.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import kymo.core.dataset.ParquetWriter;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;

/** Rows as a Parquet file, a row group a block. */
final class ParquetRows implements RowWriter {

    private final ParquetWriter file;
    private final Map<String, String> facts;

    ParquetRows(Schema schema, Map<String, String> facts, OutputStream out) throws IOException {
        this.facts = facts;
        this.file = new ParquetWriter(schema, out);
    }

    @Override
    public void write(Block block) throws IOException {
        file.write(block);
    }

    @Override
    public void finish() throws IOException {
        file.finish(facts);
    }
}
