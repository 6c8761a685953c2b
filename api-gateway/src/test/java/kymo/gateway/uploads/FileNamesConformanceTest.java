package kymo.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kymo.core.support.Conformance;
import kymo.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names of files that mean harm or mishap: refused or made harmless, by either door, and never a path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileNamesConformanceTest {

    private Path folder;
    private RunningGateway gateway;
    private TusClient tus;
    private int number;

    @BeforeAll
    void start(@TempDir Path folder) {
        this.folder = folder;
        gateway = new RunningGateway(folder.resolve("files"));
        tus = new TusClient(gateway.port());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @TestFactory
    Stream<DynamicTest> everyNameIsTakenOrRefusedAsExpected() throws IOException {
        Path manifest = Conformance.folder("malformed").resolve("manifest.json");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each :
                JsonMapper.shared().readTree(Files.readAllBytes(manifest)).path("file_names")) {
            String name = each.path("name").stringValue("");
            String expect = each.path("expect").stringValue("");
            tests.add(DynamicTest.dynamicTest("tus: " + shown(name), () -> check(name, expect, byTus(name))));
            tests.add(DynamicTest.dynamicTest("form: " + shown(name), () -> check(name, expect, byForm(name))));
        }
        return tests.stream();
    }

    private void check(String name, String expect, JsonNode answer) throws IOException {
        if (answer.has("code")) {
            assertThat(answer.get("code").asString()).isEqualTo("file-name-invalid");
            assertThat(expect).contains("reject");
        } else {
            String taken = answer.at("/dataset/name").asString();
            assertThat(taken).isNotBlank();
            if (!expect.contains("accept")) {
                assertThat(expect).contains("rename");
                assertThat(taken).isNotEqualTo(name).doesNotContain("/", "\\", "\n", "\0");
            }
            if (!expect.contains("rename")) assertThat(taken).isEqualTo(name);
        }
        // wherever the bytes lie, it is not under that name
        for (String key : gateway.files.list("")) assertThat(key).matches("(uploads|incoming)/[0-9a-f.-]+");
        try (Stream<Path> around = Files.list(folder)) {
            assertThat(around).containsExactly(folder.resolve("files"));
        }
    }

    private JsonNode byTus(String name) throws IOException {
        byte[] bytes = file();
        TusClient.Answer begun = tus.create(bytes.length, "Upload-Metadata", TusClient.metadata("filename", name));
        if (begun.status() != 201) return begun.json();
        String path = begun.header("Location");
        tus.patch(path, 0, bytes);
        return gateway.post(
                        "/api/datasets", "{\"uploadId\": \"%s\"}".formatted(path.substring(path.lastIndexOf('/') + 1)))
                .json();
    }

    /** As browsers send it: line ends and quotes in names are escaped, everything else is UTF-8. */
    private JsonNode byForm(String name) throws IOException {
        String escaped = name.replace("\n", "%0A").replace("\r", "%0D").replace("\"", "%22");
        String start = "--kymo-test-boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + escaped
                + "\"\r\n\r\n";
        return gateway.form((start + new String(file(), StandardCharsets.UTF_8) + "\r\n--kymo-test-boundary--\r\n")
                        .getBytes(StandardCharsets.UTF_8))
                .json();
    }

    private byte[] file() {
        number++;
        return "a,b\n1,%d\n".formatted(number).getBytes(StandardCharsets.UTF_8);
    }

    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > 40 ? printable.substring(0, 40) + "…" : printable;
    }
}
