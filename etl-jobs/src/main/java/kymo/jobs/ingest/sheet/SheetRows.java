package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.Reject;
import kymo.core.files.ReadableFile;
import kymo.core.kernel.Block;
import kymo.jobs.ingest.format.TableRows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The rows of a sheet, as a host reads them; the host is started with the first. */
final class SheetRows implements TableRows {

    /** The member of a position: the row that comes next, counted from 0. */
    static final String ROW = "row";

    private final ReadableFile file;
    private final SheetReading reading;
    private List<Reject> rejects = new ArrayList<>();
    private long next;
    private @Nullable SheetHost host;

    SheetRows(ReadableFile file, SheetReading reading, long fromRow) {
        this.file = file;
        this.reading = reading;
        next = fromRow;
    }

    @Override
    public @Nullable Block next() {
        if (next >= reading.rows()) return null;
        SheetHost reader = host == null ? begin() : host;
        List<Block> pieces = new ArrayList<>();
        int wanted = (int) Math.min(reading.blockRows(), reading.rows() - next);
        for (int rows = 0; rows < wanted; ) {
            RowsFrame piece = reader.rows(reading);
            boolean fits = piece != null
                    && piece.block().firstRow() == next + rows
                    && piece.block().rows() <= wanted - rows;
            if (piece == null || !fits) throw reader.disordered();
            pieces.add(piece.block());
            rejects.addAll(piece.rejects());
            rows += piece.block().rows();
        }
        next += wanted;
        return Block.join(pieces);
    }

    private SheetHost begin() {
        SheetHost begun = SheetHost.toRead(file, reading.fileName());
        host = begun;
        begun.read(new ReadRequest(reading, next));
        return begun;
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
        return reading.rows() == 0 ? 1 : (double) next / reading.rows();
    }

    @Override
    public long skippedLines() {
        return reading.facts().blankRows();
    }

    @Override
    public void close() {
        if (host != null) host.close();
        host = null;
    }
}
