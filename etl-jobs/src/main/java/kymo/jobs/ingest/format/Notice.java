package kymo.jobs.ingest.format;

import org.jspecify.annotations.Nullable;

/**
 * A guess that was made about a file, or a warning that its user should see.
 *
 * @param code stable name of the kind of notice, such as {@code date-order-assumed}
 * @param message what was found and what was made of it, in one line
 * @param line physical line that it is about, counted from 1; null when it is about the whole file or a column
 */
public record Notice(String code, String message, @Nullable Long line) {}
