package kymo.jobs.script.wire;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;

/**
 * Asks for the rows of a file.
 *
 * @param columns that the script has declared; none when it finds them itself
 * @param fromRow the first that is wanted, counted from 0
 * @param mostRows that are wanted in all, those before the first among them
 * @param blockRows no answer holds rows of two blocks of so many rows
 */
public record Reading(List<ColumnSpec> columns, List<Argument> arguments, long fromRow, long mostRows, int blockRows) {

    public byte[] bytes() {
        WireOut out = new WireOut();
        Opening.write(out, columns);
        out.putAll(arguments, (to, argument) -> argument.write(to));
        return out.put(fromRow).put(mostRows).put(blockRows).bytes();
    }

    public static Reading of(byte[] bytes) {
        WireIn in = new WireIn(bytes);
        return new Reading(Opening.specs(in), in.list(Argument::read), in.whole(), in.whole(), in.number());
    }
}
