package kymo.core.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import kymo.core.files.FileStore;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;

/** Joins a dataset's parts to one Parquet file: pages are copied as they are, and only the footer is made anew. */
public final class PartJoin {

    private static final int COPY_BYTES = 1 << 20;

    private PartJoin() {}

    /**
     * Writes the file to {@code out}, which stays the caller's to close.
     *
     * @param facts what the footer tells beside the units
     * @param told hears after each part how many rows are done
     */
    public static void write(
            Dataset dataset,
            List<Part> parts,
            FileStore files,
            Map<String, String> facts,
            OutputStream out,
            LongConsumer told)
            throws IOException {
        Schema schema = dataset.schema();
        List<RowGroup> groups = new ArrayList<>();
        out.write(ParquetWriter.MAGIC);
        long position = ParquetWriter.MAGIC.length;
        long rows = 0;
        for (Part part : parts) {
            String key = part.file().key();
            try (PartReader file = PartReader.open(key, files.open(key), schema)) {
                long end = ParquetWriter.MAGIC.length;
                long moved = position - end;
                for (RowGroup group : file.footer().getRow_groups()) {
                    end = group.getFile_offset() + group.getTotal_compressed_size();
                    group.setFile_offset(group.getFile_offset() + moved);
                    for (ColumnChunk column : group.getColumns())
                        column.getMeta_data()
                                .setData_page_offset(column.getMeta_data().getData_page_offset() + moved);
                    groups.add(group);
                }
                for (long at = ParquetWriter.MAGIC.length; at < end; at += COPY_BYTES) {
                    out.write(file.bytes(at, (int) Math.min(COPY_BYTES, end - at)));
                }
                position += end - ParquetWriter.MAGIC.length;
            }
            rows += part.rows();
            told.accept(rows);
        }
        FileMetaData footer = new FileMetaData(2, PartLayout.elements(schema), dataset.rows(), groups);
        ParquetWriter.writeFooter(footer, PartLayout.units(schema, facts), out);
    }
}
