package kymo.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The jar as a person has it: started, stopped, killed, started again. */
class StandaloneIT {

    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void aSecondStartFindsWhatTheFirstHasKept() throws Exception {
        String dataset;
        try (Jar kymo = start()) {
            Http http = ready(kymo);
            assertThat(http.get("/api/health").at("/status").asString()).isEqualTo("UP");
            JsonNode accepted =
                    http.upload("room.csv", "t,temp [degC]\n0,20.5\n1,20.7\n".getBytes(StandardCharsets.UTF_8));
            dataset = accepted.at("/dataset/id").asString();
            assertThat(http.ended(accepted.at("/run/id").asString())
                            .at("/status")
                            .asString())
                    .isEqualTo("COMPLETED");

            kymo.terminate();
            assertThat(kymo.exitCode()).isEqualTo(TERMINATED);
            assertThat(databaseServers()).isEmpty();
            assertThat(kymo.output())
                    .doesNotContain("WARN")
                    .doesNotContain("ERROR")
                    .doesNotContain("Exception");
        }
        try (Jar kymo = start()) {
            JsonNode found = ready(kymo).get("/api/datasets/" + dataset);
            assertThat(found.at("/status").asString()).isEqualTo("published");
            assertThat(found.at("/rows").asLong()).isEqualTo(2);
        }
    }

    @Test
    void aWorkbookIsReadByAProcessOutOfTheSameJar() throws Exception {
        try (Jar kymo = start()) {
            Http http = ready(kymo);
            JsonNode accepted = http.upload("room.xlsx", WorkbookIT.workbook());
            JsonNode run = http.ended(accepted.at("/run/id").asString());
            assertThat(run.at("/status").asString()).as(run.toString()).isEqualTo("COMPLETED");
            String dataset = accepted.at("/dataset/id").asString();
            assertThat(http.get("/api/datasets/" + dataset).at("/rows").asLong())
                    .isEqualTo(3);
        }
    }

    @Test
    void aRunThatWasKilledHalfwayIsFinishedByTheNextStart() throws Exception {
        int rows = 3_000_000;
        Path file = measurements(rows);
        String run;
        String dataset;
        try (Jar kymo = start()) {
            Http http = ready(kymo);
            JsonNode accepted = http.upload("large.csv", Files.readAllBytes(file));
            run = accepted.at("/run/id").asString();
            dataset = accepted.at("/dataset/id").asString();
            JsonNode last = http.await(
                    "/api/runs/" + run, now -> now.at("/progress/rowsDone").asLong() > 0);
            kymo.kill();
            assertThat(last.at("/status").asString()).isEqualTo("RUNNING");
        }
        assertThat(databaseServers())
                .as("a killed process leaves its database server behind")
                .isNotEmpty();
        try (Jar kymo = start()) {
            Http http = ready(kymo);
            assertThat(http.ended(run).at("/status").asString()).isEqualTo("COMPLETED");
            assertThat(http.get("/api/datasets/" + dataset).at("/rows").asLong())
                    .isEqualTo(rows);
        }
        assertThat(databaseServers()).isEmpty();
    }

    @Test
    void aDataFolderIsUsedByOneProcess() throws Exception {
        Path data = folder.resolve("data");
        try (DataFolder taken = DataFolder.take(data);
                Jar kymo = start()) {
            assertThat(kymo.exitCode()).isEqualTo(1);
            assertThat(kymo.output())
                    .isEqualTo(
                            "The data folder '%s' is in use by another Kymo (process %d); stop that one, or choose another folder with --kymo.data-dir=FOLDER\n"
                                    .formatted(
                                            taken.path(),
                                            ProcessHandle.current().pid()));
        }
    }

    @Test
    void aTakenPortIsToldBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Jar kymo = Jar.start(folder, Jar.STANDALONE, "--server.port=" + other.getLocalPort())) {
            assertThat(kymo.exitCode()).isEqualTo(1);
            assertThat(kymo.output())
                    .isEqualTo(
                            "Port %d of 127.0.0.1 cannot be used (Address already in use); end the program that uses it, or choose another port with --server.port=PORT\n"
                                    .formatted(other.getLocalPort()));
            assertThat(databaseServers()).isEmpty();
        }
    }

    @Test
    void whereTheDatabaseIsCannotBeSet() throws Exception {
        try (Jar kymo = Jar.start(folder, Jar.STANDALONE, "--spring.datasource.url=jdbc:postgresql://elsewhere/kymo")) {
            assertThat(kymo.exitCode()).isEqualTo(1);
            assertThat(kymo.output())
                    .startsWith("--spring.datasource.url cannot be set")
                    .hasLineCount(1);
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    private Jar start() throws IOException {
        return Jar.start(folder, Jar.STANDALONE, "--server.port=0");
    }

    private static Http ready(Jar kymo) throws Exception {
        String line = kymo.awaitLine("Kymo is ready: ");
        return new Http(line.substring(line.indexOf("http")).strip());
    }

    private Path measurements(int rows) throws IOException {
        Path file = folder.resolve("large.csv");
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("n,voltage [V],current [A]\n");
            for (int row = 0; row < rows; row++)
                out.write("%d,%d.%d,0.%d\n".formatted(row, row % 17, row % 1000, row % 997));
        }
        return file;
    }

    /** The servers that run on this test's data folder. */
    private String databaseServers() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .flatMap(info -> info.commandLine().stream())
                .filter(line -> line.contains("postgres")
                        && line.contains(folder.resolve("data").toString()))
                .reduce("", (all, line) -> all + line.toLowerCase(Locale.ROOT) + "\n");
    }
}
