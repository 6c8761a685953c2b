/**
 * What all of the API shares: problems as RFC 9457, lists by the page, the description at {@code /schema}, the pages of the UI.
 *
 * <p>Start at {@link kymo.gateway.web.Problems}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package kymo.gateway.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
