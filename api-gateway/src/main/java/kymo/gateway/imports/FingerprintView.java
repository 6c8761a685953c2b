package kymo.gateway.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import kymo.core.imports.Fingerprint;
import kymo.gateway.web.Required;
import org.jspecify.annotations.Nullable;

/** How files of an instrument are known, as a preview answers it and a profile takes it. */
@Schema(name = "ImportFingerprint")
@JsonIgnoreProperties(ignoreUnknown = true)
record FingerprintView(
        @Schema(description = "The kind of file", example = "text") @Nullable
        String format,

        @Schema(description = "The columns' names in small letters, each run of digits as #") @Nullable
        List<String> names,

        @Nullable String delimiter,

        @Schema(description = "Words that stand above the table") @Nullable
        List<String> words) {

    static @Nullable FingerprintView of(@Nullable Fingerprint fingerprint) {
        return fingerprint == null
                ? null
                : new FingerprintView(
                        fingerprint.format(),
                        fingerprint.names(),
                        fingerprint.delimiter(),
                        List.copyOf(fingerprint.words()));
    }

    Fingerprint fingerprint() {
        return new Fingerprint(
                Required.member("format", format),
                Objects.requireNonNullElse(names, List.of()),
                delimiter,
                new LinkedHashSet<>(Objects.requireNonNullElse(words, List.of())));
    }
}
