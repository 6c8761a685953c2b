package kymo.core.processors;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.JsonNode;

/** A vertical distance: in the signal's unit, or as a multiple of its noise, such as {@code "5 sigma"}. */
record Level(double value, boolean inNoise) {

    private static final Pattern NOISE = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,18})?) ?(?:sigma|σ)");

    static Level of(String name, JsonNode value) {
        if (value.isNumber()) return new Level(value.asDouble(), false);
        if (value.isString()) {
            Matcher noise = NOISE.matcher(value.asString());
            if (noise.matches()) return new Level(Double.parseDouble(noise.group(1)), true);
        }
        throw new ProblemException(
                ProblemCode.PARAMETER_INVALID,
                "%s must be a number in the column's unit, or a multiple of its noise such as \"5 sigma\", but was %s"
                        .formatted(name, value));
    }

    /** Whether both are told in the same unit, and this one is greater. */
    boolean isAbove(Level other) {
        return inNoise == other.inNoise && value > other.value;
    }

    double in(double noise) {
        return inNoise ? value * noise : value;
    }
}
