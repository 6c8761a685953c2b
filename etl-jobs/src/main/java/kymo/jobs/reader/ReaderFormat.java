package kymo.jobs.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.intake.ReaderChoice;
import kymo.core.kernel.Block;
import kymo.core.kernel.TextColumn;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.script.ReaderHost;
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.script.ScriptReading;
import kymo.jobs.script.ScriptShelf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that a script reads: those of which the options say so, of whatever kind they are. */
public final class ReaderFormat implements FileFormat {

    static final String NAME = "reader";

    /** Rows from whose texts it is told how many rows a block has. */
    private static final int SAMPLE_ROWS = 1_000;

    private static final long VALUE_BYTES = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ScriptShelf shelf;
    private final ScriptHosts hosts;

    /**
     * @param shelf where the scripts' texts are
     * @param hosts where they run
     */
    public ReaderFormat(ScriptShelf shelf, ScriptHosts hosts) {
        this.shelf = shelf;
        this.hosts = hosts;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A script is asked for; no file asks for one. */
    @Override
    public boolean recognises(byte[] head, String fileName) {
        return false;
    }

    @Override
    public boolean isDense() {
        return true;
    }

    @Override
    public FoundTable look(ReadableFile file, String fileName, IngestOptions options) {
        ReaderChoice reader = Objects.requireNonNull(options.reader(), "a script reads what options say that it reads");
        try (ReaderHost host = host(reader, file)) {
            ScriptReading reading = host.read(reader.parameters(), 0, SAMPLE_ROWS, SAMPLE_ROWS);
            Schema schema = reading.schema();
            List<Block> sample = new ArrayList<>();
            for (ScriptReading.Piece piece = reading.next(); piece != null; piece = reading.next())
                if (piece.block().rows() > 0) sample.add(piece.block());
            List<Notice> notices = sample.isEmpty()
                    ? List.of(new Notice("no-rows", "the script %s found no row".formatted(reader.name()), null))
                    : List.of();
            int blockRows = Block.rowsFor(rowBytes(schema, sample));
            return new ReaderTable(
                    new ReaderUnderstood(fileName, reader, schema.columns(), schema.axis(), blockRows, notices), this);
        }
    }

    private static long rowBytes(Schema schema, List<Block> sample) {
        long rows = sample.stream().mapToLong(Block::rows).sum();
        long rowBytes = 0;
        for (int column = 0; column < schema.columns().size(); column++) {
            long textBytes = 0;
            for (Block block : sample)
                if (block.column(column) instanceof TextColumn texts) textBytes += texts.offsets()[block.rows()];
            rowBytes += rows == 0 ? VALUE_BYTES : Math.max(VALUE_BYTES, textBytes / rows);
        }
        return rowBytes;
    }

    @Override
    public FoundTable kept(JsonNode reading) {
        return new ReaderTable(JSON.treeToValue(reading, ReaderUnderstood.class), this);
    }

    /** A host with the script that reads a table, in the version in which it was understood, and the file. */
    ReaderHost host(ReaderChoice reader, ReadableFile file) {
        return ReaderHost.open(hosts, shelf.script(reader.name(), reader.pinnedVersion()), file);
    }
}
