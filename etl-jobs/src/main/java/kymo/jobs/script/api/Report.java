package kymo.jobs.script.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a summary tells of a dataset. */
public final class Report {

    /** A number, or a text. */
    public record Figure(
            String name,
            double value,
            @Nullable String text,
            @Nullable String unit) {}

    private final List<Figure> figures = new ArrayList<>();

    /** Tells a number that has no unit; NaN is missing. */
    public Report figure(String name, double value) {
        return figure(name, value, null);
    }

    /** Tells a number; NaN is missing. */
    public Report figure(String name, double value, @Nullable String unit) {
        figures.add(new Figure(name, value, null, unit));
        return this;
    }

    public Report text(String name, String text) {
        figures.add(new Figure(name, Double.NaN, text, null));
        return this;
    }

    public List<Figure> all() {
        return Collections.unmodifiableList(figures);
    }
}
