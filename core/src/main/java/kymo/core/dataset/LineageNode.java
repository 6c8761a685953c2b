package kymo.core.dataset;

import java.util.UUID;

/**
 * A dataset as a link of the chain from an upload to all that was made of it.
 *
 * @param rows 0 until published
 * @param deleted its rows are gone; it is listed for those that were made of it
 */
public record LineageNode(UUID id, String name, Origin origin, boolean published, long rows, boolean deleted) {}
