package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;

/**
 * Consecutive rows as they go from the host to the worker: column by column, then the rejects.
 */
record RowsFrame(Block block, List<Reject> rejects) {

    static byte[] encode(RowBuffer rows, long firstRow, List<Reject> rejects) {
        WireOut out = new WireOut();
        out.put(firstRow).put(rows.rows);
        for (int column = 0; column < rows.types.length; column++) out.put(rows.column(column));
        return out.putAll(rejects, RowsFrame::put).bytes();
    }

    private static void put(WireOut out, Reject reject) {
        out.put(reject.line()).put(reject.column()).put(reject.text()).put(reject.reason());
    }

    /**
     * What was encoded, by a host that is not to be trusted.
     *
     * @throws RuntimeException when it is none for such columns
     */
    static RowsFrame decode(byte[] payload, List<SheetColumn> columns, int mostRows) {
        WireIn in = new WireIn(payload);
        long firstRow = in.whole();
        int rows = in.number();
        if (rows < 1 || rows > mostRows) throw new IllegalArgumentException("a piece of %d rows".formatted(rows));
        List<Column> decoded = new ArrayList<>();
        for (SheetColumn column : columns) decoded.add(in.column(column.type(), rows));
        List<Reject> rejects = in.list(RowsFrame::reject);
        in.end();
        return new RowsFrame(new Block(firstRow, rows, decoded), rejects);
    }

    private static Reject reject(WireIn in) {
        return new Reject(in.whole(), 0, in.text(), in.text(), in.text());
    }
}
