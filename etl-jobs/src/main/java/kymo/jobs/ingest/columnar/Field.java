package kymo.jobs.ingest.columnar;

import org.jspecify.annotations.Nullable;

/**
 * A column as a file tells of it.
 *
 * @param unit where the file says so beside the column
 * @param meaning what its values are; null when they are nothing that a dataset could hold
 * @param kind what the file calls its type, for messages
 */
record Field(String name, @Nullable String unit, @Nullable Meaning meaning, String kind) {}
