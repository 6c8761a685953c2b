package kymo.jobs.script.wire;

import java.util.List;
import kymo.core.scripts.ScriptKind;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;
import org.jspecify.annotations.Nullable;

/**
 * What a script says of itself, as it says it: not yet checked.
 *
 * @param line where it says so
 */
public record Declared(
        int line,
        ScriptKind kind,
        String title,
        String description,
        boolean stateful,
        String before,
        String after,
        List<Parameter> parameters,
        List<Output> outputs) {

    /**
     * A parameter, as it is declared.
     *
     * @param usual its value when none is given, null when one must be given
     */
    public record Parameter(
            int line,
            String name,
            String type,
            @Nullable String unit,
            @Nullable Double least,
            @Nullable Double most,
            @Nullable String usual,
            List<String> options,
            String help) {

        private void write(WireOut out) {
            out.put(line).put(name).put(type).put(unit).put(least).put(most);
            out.put(usual).put(options).put(help);
        }

        private static Parameter read(WireIn in) {
            return new Parameter(
                    in.number(),
                    in.text(),
                    in.text(),
                    in.maybeText(),
                    in.maybeReal(),
                    in.maybeReal(),
                    in.maybeText(),
                    in.texts(),
                    in.text());
        }
    }

    /**
     * An output, as it is declared.
     *
     * @param type a column's
     */
    public record Output(
            int line, String name, String type, @Nullable String unit) {

        private void write(WireOut out) {
            out.put(line).put(name).put(type).put(unit);
        }

        private static Output read(WireIn in) {
            return new Output(in.number(), in.text(), in.text(), in.maybeText());
        }
    }

    public byte[] bytes() {
        WireOut out = new WireOut();
        out.put(line).put(kind.name()).put(title).put(description).put(stateful);
        out.put(before).put(after);
        out.putAll(parameters, (to, parameter) -> parameter.write(to));
        out.putAll(outputs, (to, output) -> output.write(to));
        return out.bytes();
    }

    /**
     * What was written as bytes.
     *
     * @throws RuntimeException when it is none
     */
    public static Declared of(byte[] bytes) {
        WireIn in = new WireIn(bytes);
        Declared declared = new Declared(
                in.number(),
                ScriptKind.valueOf(in.text()),
                in.text(),
                in.text(),
                in.truth(),
                in.text(),
                in.text(),
                in.list(Parameter::read),
                in.list(Output::read));
        in.end();
        return declared;
    }
}
