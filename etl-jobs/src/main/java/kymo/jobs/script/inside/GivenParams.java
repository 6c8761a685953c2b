package kymo.jobs.script.inside;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kymo.core.scripts.ParameterType;
import kymo.jobs.script.api.Params;
import kymo.jobs.script.wire.Argument;

/** The parameters that came with the request. */
final class GivenParams implements Params {

    private final Map<String, Argument> arguments = new HashMap<>();

    GivenParams(List<Argument> given) {
        for (Argument argument : given) arguments.put(argument.name(), argument);
    }

    @Override
    public double number(String name) {
        return of(name, ParameterType.NUMBER, ParameterType.INTEGER).number();
    }

    @Override
    public long integer(String name) {
        return (long) of(name, ParameterType.INTEGER).number();
    }

    @Override
    public String text(String name) {
        return of(name, ParameterType.TEXT, ParameterType.CHOICE).texts().get(0);
    }

    @Override
    public String choice(String name) {
        return of(name, ParameterType.CHOICE).texts().get(0);
    }

    @Override
    public boolean flag(String name) {
        return of(name, ParameterType.FLAG).flag();
    }

    @Override
    public String column(String name) {
        return of(name, ParameterType.COLUMN, ParameterType.ANY_COLUMN).texts().get(0);
    }

    @Override
    public List<String> columns(String name) {
        return of(name, ParameterType.COLUMNS).texts();
    }

    private Argument of(String name, ParameterType... types) {
        Argument argument = arguments.get(name);
        if (argument == null)
            throw new IllegalArgumentException("there is no parameter '%s'; the script declares %s"
                    .formatted(
                            name, arguments.isEmpty() ? "none" : String.join(", ", new TreeSet<>(arguments.keySet()))));
        if (!Set.of(types).contains(argument.type()))
            throw new IllegalArgumentException("the parameter '%s' is declared %s, so it cannot be asked for as %s"
                    .formatted(name, argument.type(), types[0]));
        return argument;
    }
}
