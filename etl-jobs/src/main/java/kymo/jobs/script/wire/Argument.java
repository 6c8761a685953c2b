package kymo.jobs.script.wire;

import java.util.List;
import kymo.core.scripts.ParameterType;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;

/**
 * A parameter's value; of the members that do not belong to its type, nothing.
 *
 * @param number of a NUMBER or INTEGER
 * @param flag of a FLAG
 * @param texts of COLUMNS, or the one text of any other type
 */
public record Argument(String name, ParameterType type, double number, boolean flag, List<String> texts) {

    void write(WireOut out) {
        out.put(name).put(type.name()).put(number).put(flag).put(texts);
    }

    static Argument read(WireIn in) {
        return new Argument(in.text(), ParameterType.valueOf(in.text()), in.real(), in.truth(), in.texts());
    }
}
