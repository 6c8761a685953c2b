package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import kymo.jobs.ingest.format.Choice;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gathers what a look decides about a file. Confidences are rounded to thousandths, so that they are the same wherever they are shown. */
public final class Choices {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<Choice> all = new ArrayList<>();

    /** What the user told. */
    public void told(String name, @Nullable String column, @Nullable Object value) {
        all.add(new Choice(name, column, json(value), true, 1, null, null));
    }

    /** What was guessed; the next best value is named where it is near. */
    public void guessed(
            String name,
            @Nullable String column,
            @Nullable Object value,
            double confidence,
            @Nullable Object next,
            String why) {
        double rounded = Math.round(Math.max(0, Math.min(1, confidence)) * 1000) / 1000.0;
        JsonNode near = next == null || rounded >= Choice.NEAR ? null : json(next);
        all.add(new Choice(name, column, json(value), false, rounded, near, why));
    }

    /** Told or guessed, whichever the option says. */
    public void settled(
            boolean told, String name, @Nullable Object value, double confidence, @Nullable Object next, String why) {
        if (told) told(name, null, value);
        else guessed(name, null, value, confidence, next, why);
    }

    public List<Choice> all() {
        return List.copyOf(all);
    }

    /** The share of what speaks for something; 1 when nothing speaks at all. */
    public static double share(double pro, double contra) {
        return pro + contra == 0 ? 1 : pro / (pro + contra);
    }

    private static JsonNode json(@Nullable Object value) {
        if (value == null) return JSON.nullNode();
        if (value instanceof Number number) return JSON.numberNode(number.longValue());
        return JSON.stringNode(value.toString());
    }
}
