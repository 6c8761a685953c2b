/**
 * REST and WebSocket for browsers and scripts: takes what is asked, shows what there is; jobs are done elsewhere.
 *
 * <p>Start at {@link kymo.gateway.GatewayApplication}. Every room below is one part of the API and says in its package-info which others it
 * may look at; none looks at a job.
 */
@NullMarked
package kymo.gateway;

import org.jspecify.annotations.NullMarked;
