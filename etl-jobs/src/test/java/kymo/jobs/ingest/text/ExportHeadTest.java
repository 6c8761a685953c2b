package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kymo.core.files.LocalFileStore;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportHeadTest {

    private static final String HEAD = """
            # kymo export 1
            # dataset: {"name":"oven"}
            # column: {"name":"t","type":"float","unit":"s"}
            # column: {"name":"x [V]","type":"float"}
            # column: {"name":"y","type":"float","unit":"m/s, \\"fast\\""}
            """;
    private static final String ROWS = "t,x [V],y\n0.0,1.5,2.5\n1.0,1.5,2.5\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void unitsOfAnExportAreThoseThatItsHeadTells() throws IOException {
        assertThat(look(HEAD + ROWS).columns())
                .extracting(ColumnReading::unit)
                .containsExactly("s", null, "m/s, \"fast\"");
    }

    @Test
    void otherCommentsTellNoUnits() throws IOException {
        assertThat(look(HEAD.replace("kymo export 1", "another head") + ROWS).columns())
                .extracting(ColumnReading::unit)
                .containsExactly(null, "V", null);
    }

    @Test
    void aLineThatSomebodyHasChangedIsPassedOver() throws IOException {
        assertThat(look(HEAD.replace("\"unit\":\"s\"", "\"unit\":") + ROWS).columns())
                .extracting(ColumnReading::unit)
                .containsExactly(null, null, "m/s, \"fast\"");
    }

    private Reading look(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), text);
        try (ReadableFile opened = LocalFileStore.reading(file)) {
            return TextLook.look(opened, "export.csv", IngestOptions.none());
        }
    }
}
