/**
 * Tells clients over {@code WS /api/events} what happens while it happens, as {@code docs/reference/events.md} says.
 *
 * <p>Start at {@link kymo.gateway.live.TopicHub}: what a topic's subscribers hear, and in which order. The broker is quick and may leave out,
 * repeat or be away; PostgreSQL knows all. So an event from the broker is passed on when it is the next one; everything else is read from the
 * database. Threads: the broker's never waits for a database or a client; clients are written to without blocking; few threads read.
 * Locks are taken in one order, hub, subscription, outbox, and none is held over a query or a write to a socket.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package kymo.gateway.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
