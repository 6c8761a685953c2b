package kymo.jobs.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kymo.core.dataset.Reject;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.core.intake.ReaderChoice;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.TableRows;
import kymo.jobs.script.ReaderHost;
import kymo.jobs.script.ScriptReading;
import kymo.jobs.script.ScriptReading.Piece;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The rows that a script finds, as blocks; its host is started with the first. What could not be read goes with the block of the next row, behind the last
 * row with the last block: so it is the same wherever reading was taken up again.
 */
final class ReaderRows implements TableRows {

    /** The member of a position: the row that comes next, counted from 0. */
    static final String ROW = "row";

    /** What a block may hold of text and of rejects, so that a worker's memory suffices whatever a script sends. */
    private static final long MOST_BYTES = 128L << 20;

    private final ReaderFormat format;
    private final ReaderUnderstood understood;
    private final ReadableFile file;
    private final long mostRows;
    private final int blockRows;
    private List<Reject> rejects = new ArrayList<>();
    private List<Reject> ofNext = new ArrayList<>();
    private long heldBytes;
    private long next;
    private long bytesRead;
    private long met = -1;
    private boolean ended;
    private @Nullable Piece ahead;
    private @Nullable ReaderHost host;
    private @Nullable ScriptReading reading;

    ReaderRows(
            ReaderFormat format,
            ReaderUnderstood understood,
            ReadableFile file,
            long fromRow,
            long mostRows,
            int blockRows) {
        this.format = format;
        this.understood = understood;
        this.file = file;
        this.mostRows = mostRows;
        this.blockRows = blockRows;
        next = fromRow;
    }

    @Override
    public @Nullable Block next() {
        if (reading == null) begin();
        List<Block> pieces = new ArrayList<>();
        int rows = 0;
        while (rows < blockRows) {
            Piece piece = ahead == null ? withRows() : ahead;
            ahead = null;
            if (piece == null) break;
            pieces.add(piece.block());
            rows += piece.block().rows();
        }
        if (rows == 0 && next == 0 && !ofNext.isEmpty()) throw nothingFound(ofNext.get(0));
        if (rows == 0) return null;
        next += rows;
        giveRejects();
        if (rows == blockRows) ahead = withRows();
        if (ended) giveRejects();
        return Block.join(pieces);
    }

    /** The next piece with rows; null behind the last. */
    private @Nullable Piece withRows() {
        while (!ended) {
            Piece piece = Objects.requireNonNull(reading).next();
            ended = piece == null;
            if (piece == null) break;
            bytesRead = piece.bytes();
            met = piece.met();
            heldBytes += piece.weight();
            if (heldBytes > MOST_BYTES) throw tooMuch();
            ofNext.addAll(piece.rejects());
            if (piece.block().rows() > 0) return piece;
        }
        return null;
    }

    private void giveRejects() {
        rejects.addAll(ofNext);
        ofNext = new ArrayList<>();
        heldBytes = 0;
    }

    private void begin() {
        ReaderChoice reader = understood.reader();
        ReaderHost begun = format.host(reader, file);
        host = begun;
        ScriptReading found = begun.read(reader.parameters(), next, mostRows, blockRows);
        Schema schema = found.schema();
        if (!schema.columns().equals(understood.columns()) || schema.axis() != understood.axis())
            throw failed(
                    "must tell the same columns of the same file but told %s and then %s; make it depend on the file alone"
                            .formatted(understood.schema().describe(), schema.describe()));
        reading = found;
    }

    private ProblemException nothingFound(Reject first) {
        return failed(
                "found no row in '%s' and rejected %,d lines or more, first line %,d: %s; look whether it fits the file"
                        .formatted(understood.fileName(), ofNext.size(), first.line(), first.reason()));
    }

    private ProblemException tooMuch() {
        return failed(
                "may give or reject at most %d MiB of text for %,d rows but gave more behind row %,d; cut its texts"
                        .formatted(MOST_BYTES >> 20, blockRows, next));
    }

    private ProblemException failed(String how) {
        return new ProblemException(
                ProblemCode.SCRIPT_FAILED,
                "%s.groovy %s".formatted(understood.reader().name(), how));
    }

    @Override
    public JsonNode position() {
        return JsonNodeFactory.instance.objectNode().put(ROW, next);
    }

    @Override
    public List<Reject> takeRejects() {
        List<Reject> taken = rejects;
        rejects = new ArrayList<>();
        return taken;
    }

    @Override
    public double done() {
        return ended || file.bytes() == 0 ? 1 : Math.min(1, (double) bytesRead / file.bytes());
    }

    @Override
    public long rowsMet() {
        return met;
    }

    @Override
    public long skippedLines() {
        return 0;
    }

    @Override
    public List<String> log() {
        return reading == null ? List.of() : reading.log();
    }

    @Override
    public void close() {
        if (host != null) host.close();
        host = null;
    }
}
