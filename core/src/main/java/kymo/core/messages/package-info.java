/**
 * What crosses the broker: events, the progress signal, the doorbell.
 *
 * <p>Start at {@link kymo.core.messages.EventMessage}, the envelope of every event, {@link kymo.core.messages.RunEvent} and
 * {@link kymo.core.messages.DatasetEvent}, the facts of a run's and a dataset's life. On the wire a message is JSON with a {@code type} that is pinned and versioned, such as {@code run.completed.v1}, and never
 * the name of a class: a released type keeps its fields, new fields are optional, other fields are a new version. Times are RFC 3339, UTC.
 */
@NullMarked
package kymo.core.messages;

import org.jspecify.annotations.NullMarked;
