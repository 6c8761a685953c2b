/**
 * Files come in: streamed to the store while they arrive, then through the one door.
 *
 * <p>Start at {@link kymo.gateway.uploads.UploadController}.
 */
@ApplicationModule(allowedDependencies = {"view", "web"})
@NullMarked
package kymo.gateway.uploads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
