package kymo.core.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import kymo.core.files.FileStore;
import kymo.core.files.ReadableFile;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/** Joins a dataset's parts to one Parquet file: pages are copied as they are, and only the footer is made anew. */
public final class PartJoin {

    private static final int COPY_BYTES = 1 << 20;

    private PartJoin() {}

    /** Writes the file to {@code out}, which stays the caller's to close. */
    public static void write(Dataset dataset, List<Part> parts, FileStore files, OutputStream out) throws IOException {
        List<RowGroup> groups = new ArrayList<>();
        out.write(PartWriter.MAGIC);
        long position = PartWriter.MAGIC.length;
        for (Part part : parts) {
            try (ReadableFile file = files.open(part.file().key())) {
                FileMetaData footer = footer(file);
                long end = PartWriter.MAGIC.length;
                long moved = position - end;
                for (RowGroup group : footer.getRow_groups()) {
                    end = group.getFile_offset() + group.getTotal_compressed_size();
                    group.setFile_offset(group.getFile_offset() + moved);
                    for (ColumnChunk column : group.getColumns())
                        column.getMeta_data()
                                .setData_page_offset(column.getMeta_data().getData_page_offset() + moved);
                    groups.add(group);
                }
                for (long at = PartWriter.MAGIC.length; at < end; at += COPY_BYTES) {
                    out.write(file.read(at, (int) Math.min(COPY_BYTES, end - at)));
                }
                position += end - PartWriter.MAGIC.length;
            }
        }
        FileMetaData footer = new FileMetaData(2, PartLayout.elements(dataset.schema()), dataset.rows(), groups);
        footer.setCreated_by("kymo");
        footer.setKey_value_metadata(PartLayout.units(dataset.schema()));
        PartWriter.writeFooter(footer, out);
    }

    private static FileMetaData footer(ReadableFile file) throws IOException {
        byte[] tail = file.read(file.bytes() - 8, 8);
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return Util.readFileMetaData(new ByteArrayInputStream(file.read(file.bytes() - 8 - length, length)));
    }
}
