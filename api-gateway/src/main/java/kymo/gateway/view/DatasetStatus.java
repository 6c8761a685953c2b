package kymo.gateway.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import kymo.core.runs.Run;
import org.jspecify.annotations.Nullable;

/** How far a dataset is. */
public enum DatasetStatus {
    /** Its run has not ended. */
    DRAFT,
    /** It can be read. */
    PUBLISHED,
    /** Its run ended badly before it was whole. */
    FAILED;

    public static DatasetStatus of(boolean published, @Nullable Run maker) {
        if (published) return PUBLISHED;
        return maker != null && maker.status().ended() ? FAILED : DRAFT;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
