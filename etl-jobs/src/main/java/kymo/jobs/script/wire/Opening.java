package kymo.jobs.script.wire;

import java.util.List;
import java.util.Locale;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;

/**
 * What a run needs to know before its first block.
 *
 * @param hasAxis whether the first of the input's columns is the axis
 * @param datasetRows rows of the dataset
 * @param input the columns of every block
 * @param remembers whether the script may change its state while it works
 * @param made the columns that the script makes, see {@link ResultColumns}
 */
public record Opening(
        boolean hasAxis,
        boolean remembers,
        long datasetRows,
        List<ColumnSpec> input,
        List<ColumnSpec> made,
        List<Argument> arguments) {

    /**
     * This as bytes.
     *
     * @param state what the script remembered when it was interrupted; empty for a beginning
     */
    public byte[] bytes(byte[] state) {
        WireOut out = new WireOut();
        out.put(hasAxis).put(remembers).put(datasetRows);
        write(out, input);
        write(out, made);
        out.putAll(arguments, (to, argument) -> argument.write(to));
        return out.put(state).bytes();
    }

    /** What was written as bytes; the state comes behind it. */
    public static Opening of(WireIn in) {
        return new Opening(in.truth(), in.truth(), in.whole(), specs(in), specs(in), in.list(Argument::read));
    }

    public static void write(WireOut out, List<ColumnSpec> specs) {
        out.putAll(
                specs,
                (to, spec) -> to.put(spec.name()).put(spec.type().wireName()).put(spec.unit()));
    }

    public static List<ColumnSpec> specs(WireIn in) {
        return in.list(from -> new ColumnSpec(
                from.text(), ColumnType.valueOf(from.text().toUpperCase(Locale.ROOT)), from.maybeText()));
    }
}
