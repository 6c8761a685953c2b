package kymo.core.processors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The parameters that a request gives to a processor, read by name with errors that a person can act on. */
final class Parameters {

    private final String processor;
    private final JsonNode values;

    /** @throws ProblemException unless {@code values} is an object whose every name the processor's schema knows */
    Parameters(ProcessorDescriptor descriptor, JsonNode values) {
        this.processor = descriptor.name();
        this.values = values;
        if (!values.isObject())
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "parameters of %s must be a JSON object but were %s".formatted(processor, values));
        JsonNode known = descriptor.parameters().get("properties");
        for (String name : values.propertyNames()) {
            if (!known.has(name))
                throw new ProblemException(
                                ProblemCode.PARAMETER_UNKNOWN,
                                "%s has no parameter '%s'; it has %s"
                                        .formatted(processor, name, String.join(", ", known.propertyNames())))
                        .in(name);
        }
    }

    /**
     * The members of an object among the parameters; those of an empty one when it is absent or true, null when it is false.
     *
     * @throws ProblemException when it is anything else, or has other members
     */
    @Nullable
    Parameters object(String name, String... members) {
        JsonNode value = absent(name) ? JsonNodeFactory.instance.objectNode() : values.get(name);
        if (value.isBoolean()) {
            if (!value.asBoolean()) return null;
            value = JsonNodeFactory.instance.objectNode();
        }
        JsonNode object = value;
        return ProblemException.under(name, () -> new Parameters(name, List.of(members), object));
    }

    /** The members of an object that is called {@code name}. */
    static Parameters of(String name, List<String> known, JsonNode object) {
        return new Parameters(name, known, object);
    }

    private Parameters(String name, List<String> known, JsonNode object) {
        this.processor = name;
        this.values = object;
        if (!object.isObject())
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "%s must be an object of settings, or false, but was %s".formatted(this.processor, object));
        for (String given : object.propertyNames()) {
            if (!known.contains(given))
                throw new ProblemException(
                                ProblemCode.PARAMETER_UNKNOWN,
                                "%s has no setting '%s'; it has %s"
                                        .formatted(
                                                this.processor,
                                                given,
                                                known.isEmpty() ? "none" : String.join(", ", known)))
                        .in(given);
        }
    }

    /** A finite number from {@code least} on. */
    double number(String name, double least, double whenAbsent) {
        if (absent(name)) return whenAbsent;
        JsonNode value = values.get(name);
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= Double.MAX_VALUE))
            throw invalid(
                    name,
                    least == -Double.MAX_VALUE
                            ? "%s of %s must be a number but was %s".formatted(name, processor, value)
                            : "%s of %s must be a number, at least %s, but was %s"
                                    .formatted(
                                            name,
                                            processor,
                                            least == Math.rint(least) ? (Object) (long) least : (Object) least,
                                            value));
        return value.asDouble();
    }

    boolean has(String name) {
        return !absent(name);
    }

    int wholeNumber(String name, int least, int most) {
        if (absent(name))
            throw invalid(
                    name,
                    "%s needs the parameter %s, a whole number from %d; give one".formatted(processor, name, least));
        return wholeNumber(name, least, most, least);
    }

    int wholeNumber(String name, int least, int most, int whenAbsent) {
        if (absent(name)) return whenAbsent;
        JsonNode value = values.get(name);
        boolean whole = value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
        if (!whole || value.asDouble() < least || value.asDouble() > most)
            throw invalid(
                    name,
                    most == Integer.MAX_VALUE
                            ? "%s of %s must be a whole number, at least %d, but was %s"
                                    .formatted(name, processor, least, value)
                            : "%s of %s must be a whole number from %d to %d but was %s"
                                    .formatted(name, processor, least, most, value));
        return (int) value.asDouble();
    }

    /** A number whose bounds are the caller's to check. */
    double number(String name) {
        JsonNode value = values.get(name);
        if (value == null || !value.isNumber())
            throw invalid(name, "%s of %s must be a number but was %s".formatted(name, processor, value));
        return value.asDouble();
    }

    boolean flag(String name, boolean whenAbsent) {
        if (absent(name)) return whenAbsent;
        JsonNode value = values.get(name);
        if (!value.isBoolean())
            throw invalid(name, "%s of %s must be true or false but was %s".formatted(name, processor, value));
        return value.asBoolean();
    }

    /** One of an enum's names in lower case. */
    <E extends Enum<E>> E choice(String name, Class<E> choices) {
        if (absent(name))
            throw invalid(
                    name,
                    "%s needs the parameter %s, one of %s; give one".formatted(processor, name, namesOf(choices)));
        JsonNode value = values.get(name);
        return Stream.of(choices.getEnumConstants())
                .filter(c -> value.isString() && nameOf(c).equals(value.asString()))
                .findFirst()
                .orElseThrow(() -> invalid(
                        name,
                        "%s of %s must be one of %s but was %s".formatted(name, processor, namesOf(choices), value)));
    }

    <E extends Enum<E>> E choice(String name, E whenAbsent) {
        return absent(name) ? whenAbsent : choice(name, whenAbsent.getDeclaringClass());
    }

    String processor() {
        return processor;
    }

    /** The value as it was given; null when absent. */
    @Nullable
    JsonNode value(String name) {
        return absent(name) ? null : values.get(name);
    }

    /** A list of texts, empty when absent. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (absent(name)) return texts;
        JsonNode value = values.get(name);
        if (!value.isArray())
            throw invalid(name, "%s of %s must be a list of texts but was %s".formatted(name, processor, value));
        for (JsonNode one : value) {
            if (!one.isString())
                throw invalid(name, "%s of %s must be a list of texts but holds %s".formatted(name, processor, one));
            texts.add(one.asString());
        }
        return texts;
    }

    private static String namesOf(Class<? extends Enum<?>> choices) {
        return Stream.of(choices.getEnumConstants()).map(Parameters::nameOf).collect(Collectors.joining(", "));
    }

    private static String nameOf(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    static ProblemException invalid(String name, String message) {
        return new ProblemException(ProblemCode.PARAMETER_INVALID, message).in(name);
    }

    private boolean absent(String name) {
        return !values.hasNonNull(name);
    }
}
