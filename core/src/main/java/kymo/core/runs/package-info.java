/**
 * The life of a run: submit, claim, renew, end, stop, restart, reap; and the log of what happened.
 *
 * <p>Start at {@link kymo.core.runs.Runs}. PostgreSQL is the queue and the truth, its clock is the only one. A run's status moves
 * {@code QUEUED → RUNNING | STOPPED | FAILED} and {@code RUNNING → COMPLETED | FAILED | STOPPED}, never back within an attempt; each step
 * is one statement that changes the row and writes its event. {@link kymo.core.runs.Relay} brings the events to the broker in order. What a
 * run does is none of this room's business: it looks at no dataset, runs no job and opens no connection to a broker.
 */
@NullMarked
package kymo.core.runs;

import org.jspecify.annotations.NullMarked;
