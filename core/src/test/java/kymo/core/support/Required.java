package kymo.core.support;

import java.util.List;

/** What {@code -Dkymo.require=broker,browser,conformance,cage} says must be there, so that its absence fails instead of skipping. */
public final class Required {

    private Required() {}

    public static boolean isRequired(String part) {
        return List.of(System.getProperty("kymo.require", "").split(",")).contains(part);
    }
}
