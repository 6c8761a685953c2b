/**
 * Lists that are read page by page, the newest first, while new things come in above.
 *
 * <p>Start at {@link kymo.core.paging.Page}. Every room but the kernel may look here.
 */
@NullMarked
package kymo.core.paging;

import org.jspecify.annotations.NullMarked;
