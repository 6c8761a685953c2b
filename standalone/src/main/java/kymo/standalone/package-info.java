/**
 * All of Kymo in one process: PostgreSQL, a broker, the gateway, a worker and the built UI; for one machine, with nothing to install.
 *
 * <p>Start at {@link kymo.standalone.Standalone}. The two applications are the same as apart, and are told by properties alone where their
 * database and broker are. Whatever is started here is stopped here, in the opposite order. Nothing here knows of datasets or jobs.
 */
@NullMarked
package kymo.standalone;

import org.jspecify.annotations.NullMarked;
