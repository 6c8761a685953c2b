package kymo.core.scripts;

/**
 * A processor as a run has used it.
 *
 * @param name such as {@code rolling-mean} or {@code custom:lock_in}
 */
public record UsedProcessor(String name, int version) {}
