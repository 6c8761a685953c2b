package kymo.gateway.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import kymo.core.paging.Page;
import org.jspecify.annotations.Nullable;

/** A page of a list. */
public record PageView<T>(
        List<T> items,

        @Schema(description = "Where the list goes on; null at its end") @Nullable
        String nextCursor) {
    public static <T> PageView<T> of(Page<T> page) {
        return new PageView<>(page.items(), page.nextCursor());
    }
}
