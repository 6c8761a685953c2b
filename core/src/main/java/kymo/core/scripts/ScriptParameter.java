package kymo.core.scripts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A parameter that a script has declared.
 *
 * @param name a word
 * @param unit of a number; for people
 * @param least smallest number, null for any
 * @param most largest number, null for any
 * @param usual its value when none is given; null when one must be given
 * @param options what a {@link ParameterType#CHOICE} may be
 * @param help one sentence for people
 */
public record ScriptParameter(
        String name,
        ParameterType type,
        @Nullable String unit,
        @Nullable Double least,
        @Nullable Double most,
        @Nullable JsonNode usual,
        List<String> options,
        String help) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /** @throws IllegalArgumentException when the name is no word, or the bounds or options contradict the type */
    public ScriptParameter {
        options = List.copyOf(options);
        // a null that was written as JSON comes back as a node
        if (usual != null && usual.isNull()) usual = null;
        if (!WORD.matcher(name).matches())
            throw new IllegalArgumentException(
                    "a parameter's name must be a word of letters, digits and _ but was '%s'".formatted(name));
        boolean numeric = type == ParameterType.NUMBER || type == ParameterType.INTEGER;
        if (!numeric && (least != null || most != null))
            throw new IllegalArgumentException(
                    "only numbers have a min and a max but '%s' is %s".formatted(name, told(type)));
        if (least != null && most != null && least > most)
            throw new IllegalArgumentException(
                    "min must be at most max but '%s' has %s and %s".formatted(name, least, most));
        if ((type == ParameterType.CHOICE) == options.isEmpty())
            throw new IllegalArgumentException(
                    type == ParameterType.CHOICE
                            ? "a choice needs options but '%s' has none".formatted(name)
                            : "only a choice has options but '%s' is %s".formatted(name, told(type)));
    }

    private static String told(ParameterType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
