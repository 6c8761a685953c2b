package kymo.jobs.ingest.columnar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kymo.core.files.ReadableFile;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Parquet file of any writer: its footer, and a cursor for each of its flat columns.
 *
 * <p>Source: the Apache Parquet format.
 */
final class ParquetFile implements ColumnarFile {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = 8;
    private static final String UNIT = "kymo.unit.";
    private static final int DEEPEST = 64;

    /** A column of the file: a leaf of its schema, or a group of leaves that is left out. */
    private record Column(Field field, SchemaElement element, int leaf) {}

    private final ReadableFile file;
    private final ColumnarRefusals refusals;
    private final FileMetaData footer;
    private final List<Column> columns = new ArrayList<>();
    private int element = 1;
    private int leaves;

    private ParquetFile(ReadableFile file, ColumnarRefusals refusals, FileMetaData footer) {
        this.file = file;
        this.refusals = refusals;
        this.footer = footer;
        Map<String, String> units = units();
        List<SchemaElement> schema = footer.getSchema();
        if (schema.isEmpty()) throw refusals.broken("its schema is empty");
        int children = schema.get(0).getNum_children();
        for (int child = 0; child < children; child++) addColumn(units);
    }

    static boolean recognises(byte[] head) {
        return head.length >= 4
                && (Arrays.equals(head, 0, 4, MAGIC, 0, 4) || Arrays.equals(head, 0, 4, ENCRYPTED, 0, 4));
    }

    static ColumnarFile open(ReadableFile file, ColumnarRefusals refusals) {
        long bytes = file.bytes();
        if (bytes < MAGIC.length + TAIL_BYTES) throw refusals.broken("it has only %d bytes".formatted(bytes));
        byte[] tail = file.read(bytes - TAIL_BYTES, TAIL_BYTES);
        if (Arrays.equals(tail, 4, 8, ENCRYPTED, 0, 4))
            throw refusals.unsupported("is encrypted", "write it without encryption");
        if (!Arrays.equals(tail, 4, 8, MAGIC, 0, 4)) throw refusals.broken("it does not end in PAR1");
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length <= 0 || length > bytes - TAIL_BYTES - MAGIC.length)
            throw refusals.broken("a footer of %d bytes in a file of %d".formatted(length, bytes));
        if (length > ColumnarRefusals.MOST_FOOTER_BYTES)
            throw refusals.tooLarge(
                    "a footer", length, ColumnarRefusals.MOST_FOOTER_BYTES, "write it with fewer or larger row groups");
        try {
            byte[] footer = file.read(bytes - TAIL_BYTES - length, length);
            return new ParquetFile(file, refusals, Util.readFileMetaData(new ByteArrayInputStream(footer), length));
        } catch (IOException | NullPointerException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw refusals.broken("its footer cannot be read", e);
        }
    }

    private Map<String, String> units() {
        Map<String, String> units = new HashMap<>();
        List<KeyValue> facts = footer.getKey_value_metadata();
        if (facts == null) return units;
        for (KeyValue fact : facts) {
            String key = fact.getKey();
            if (key.startsWith(UNIT) && fact.getValue() != null)
                units.put(key.substring(UNIT.length()), fact.getValue());
        }
        return units;
    }

    private void addColumn(Map<String, String> units) {
        SchemaElement top = footer.getSchema().get(element);
        int leaf = leaves;
        boolean nested = top.getNum_children() > 0 || top.getRepetition_type() == FieldRepetitionType.REPEATED;
        pass(0);
        Meaning meaning = nested ? null : ParquetTypes.of(top);
        String kind = top.getRepetition_type() == FieldRepetitionType.REPEATED ? "lists" : ParquetTypes.kind(top);
        columns.add(new Column(new Field(top.getName(), units.get(top.getName()), meaning, kind), top, leaf));
    }

    /** Passes over an element and all that lies in it. */
    private void pass(int depth) {
        if (depth > DEEPEST) throw refusals.broken("columns within columns, %d deep".formatted(depth));
        int children = footer.getSchema().get(element++).getNum_children();
        if (children == 0) leaves++;
        for (int child = 0; child < children; child++) pass(depth + 1);
    }

    @Override
    public List<Field> fields() {
        return columns.stream().map(Column::field).toList();
    }

    @Override
    public long[] groupRows() {
        long[] rows =
                footer.getRow_groups().stream().mapToLong(RowGroup::getNum_rows).toArray();
        long all = 0;
        for (long count : rows) {
            if (count < 0 || (all += count) < 0) throw refusals.broken("a row group of %d rows".formatted(count));
        }
        return rows;
    }

    @Override
    public Cursor open(int index, int group) {
        Column column = columns.get(index);
        RowGroup rows = footer.getRow_groups().get(group);
        String place = "column '%s' of row group %d".formatted(column.field().name(), group);
        if (rows.getColumnsSize() != leaves) throw refusals.broken("row group %d lacks columns".formatted(group));
        ColumnChunk chunk = rows.getColumns().get(column.leaf());
        ColumnMetaData meta = meta(chunk, place);
        if (meta.getType() != column.element().getType()) throw refusals.broken(place + " is of another type");
        if (!Codecs.reads(meta.getCodec()))
            throw refusals.unsupported(
                    "is packed by %s".formatted(meta.getCodec()), "write it with the compression zstd, snappy or none");
        boolean optional = column.element().getRepetition_type() == FieldRepetitionType.OPTIONAL;
        int width = meta.getType() == Type.INT96 ? 12 : column.element().getType_length();
        if (meta.getType() == Type.FIXED_LEN_BYTE_ARRAY && (width < 1 || width > 1 << 20))
            throw refusals.broken("%s has values of %d bytes".formatted(place, width));
        return new ParquetColumn(
                new ParquetPages(file, refusals, meta.getCodec(), place), meta, width, optional, rows.getNum_rows());
    }

    private ColumnMetaData meta(ColumnChunk chunk, String place) {
        if (chunk.isSetFile_path())
            throw refusals.unsupported("keeps its columns in other files", "write it as one file");
        ColumnMetaData meta = chunk.getMeta_data();
        if (meta == null || chunk.isSetCrypto_metadata())
            throw refusals.unsupported("has encrypted columns", "write it without encryption");
        if (meta.getCodec() == null || meta.getType() == null) throw refusals.broken(place + " is of no known kind");
        return meta;
    }

    @Override
    public void describe(ObjectNode into) {
        String writer = footer.getCreated_by();
        into.put("writer", writer == null ? "" : writer.strip());
        into.put("row_groups", footer.getRow_groupsSize());
        into.put("codec", compression());
    }

    private @Nullable String compression() {
        if (footer.getRow_groups().isEmpty() || footer.getRow_groups().get(0).getColumnsSize() == 0) return null;
        ColumnMetaData first = footer.getRow_groups().get(0).getColumns().get(0).getMeta_data();
        return first == null || first.getCodec() == null
                ? null
                : first.getCodec().name().toLowerCase(Locale.ROOT);
    }
}
