package kymo.gateway.uploads;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Reject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A file's table as it would be read. */
@Schema(name = "ImportPreview")
record ImportPreviewView(
        @Schema(description = "Names the bytes from here on: they need not be sent again")
        UUID uploadId,

        @Schema(description = "The file's name as its sender told it")
        String name,

        @Schema(description = "The kind of file", example = "text")
        String format,

        @Schema(description = "What the file and the table look like: encoding, delimiter, header_line, …")
        JsonNode understood,

        @Schema(description = "The import profile by which it is read, where nothing is told and one fits") @Nullable
        Profile profile,

        @Schema(description = "How files of this instrument are known; to be kept in an import profile as it is")
        JsonNode fingerprint,

        List<Choice> choices,
        List<Notice> notices,

        @Schema(description = "All of the file's, those that are left out too")
        List<Column> columns,

        @Schema(description = "The column that others are drawn over; null for the row number") @Nullable
        String axis,

        @Schema(description = "The first rows, at most 100: each the cells of the columns that are not left out")
        List<List<@Nullable Object>> rows,

        @Schema(description = "How many rows were read for the preview")
        long rowsRead,

        @Schema(description = "Whether these are all of the table")
        boolean whole,

        @Schema(description = "What could not be read among the rows that were read, at most 100 of them")
        List<Reject> rejects,

        long rejectCount,

        @Schema(description = "The first 30 lines of a text file, as they are")
        List<String> raw) {

    /** The profile that was applied. */
    @Schema(name = "AppliedImportProfile")
    record Profile(
            UUID id,
            String name,
            int version,

            @Schema(description = "What it tells about the file")
            JsonNode options) {}

    /** One thing that was decided. */
    @Schema(name = "ImportChoice")
    record Choice(
            @Schema(description = "The option that decides it otherwise")
            String name,

            @Schema(description = "The column that it is about, as the file calls it; null for the whole file")
            @Nullable
            String column,

            @Schema(
                    description = "As the option would be written; null for none",
                    types = {"string", "number", "null"})
            @Nullable
            Object value,

            boolean told,

            @Schema(
                    description =
                            "0 to 1: the share of what was looked at that speaks for it; 0.5 when another reading fits as well")
            double confidence,

            @Schema(
                    description = "What fits next best; null when nothing is near",
                    types = {"string", "number", "null"})
            @Nullable
            Object next,

            @Nullable String why) {}

    /** A guess or a warning. */
    @Schema(name = "ImportNotice")
    record Notice(String code, String message, @Nullable Long line) {}

    /** A column that was found. */
    @Schema(name = "ImportColumn")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Column(
            String name,

            @Schema(description = "What the file calls it; options name it so")
            String found,

            @Nullable String unit,
            String type,

            @Schema(description = "How its times are written") @Nullable
            String format,

            boolean included,
            List<String> examples) {}
}
