package kymo.jobs.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.Conformance;
import kymo.jobs.host.Frame;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostErrand;
import kymo.jobs.host.HostLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks with some bytes changed, cut, repeated or taken from another: each is read or refused with a code, and the worker goes on. */
class MutatedWorkbooksConformanceTest {

    private static final int MUTATIONS = 150;
    private static final int LARGEST = 200_000;
    private static final HostLimits LIMITS = new HostLimits(64, Duration.ofHours(1), Duration.ofSeconds(20), 16 << 20);

    /** What a hostile file may come to; an {@code INTERNAL} would be a fault of ours, and so would a host that died of itself. */
    private static final Set<ProblemCode> ALLOWED = Set.of(
            ProblemCode.WORKBOOK_BROKEN,
            ProblemCode.WORKBOOK_PROTECTED,
            ProblemCode.WORKBOOK_LIMIT,
            ProblemCode.FILE_NO_TABLE,
            ProblemCode.CELL_TOO_LONG,
            ProblemCode.LINE_TOO_LONG,
            ProblemCode.HOST_MEMORY);

    private @Nullable Host host;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void eachIsReadOrRefusedWithACode(long seed) throws IOException {
        List<byte[]> originals = originals();
        Random random = new Random(seed);
        Map<ProblemCode, Integer> refused = new EnumMap<>(ProblemCode.class);
        int read = 0;
        try {
            for (int mutation = 0; mutation < MUTATIONS; mutation++) {
                byte[] mutated = mutated(originals, random);
                try {
                    readAll(mutated);
                    read++;
                } catch (ProblemException e) {
                    assertThat(e.code())
                            .as("mutation %d: %s", mutation, e.getMessage())
                            .isIn(ALLOWED);
                    refused.merge(e.code(), 1, Integer::sum);
                    if (e.code().name().startsWith("HOST")) begin();
                }
            }
        } finally {
            if (host != null) host.close();
        }
        assertThat(read).as("refused: %s", refused).isPositive();
    }

    private Host begin() {
        if (host != null) host.close();
        Host begun = Host.start(SheetTask.class, new HostErrand("reading a mutated workbook", "do not"), LIMITS);
        host = begun;
        return begun;
    }

    /** One host reads one after another, until one ends it. */
    private void readAll(byte[] workbook) throws IOException {
        Host reader = host == null ? begin() : host;
        Files.write(reader.folder().resolve(SheetTask.FILE), workbook);
        reader.ask(
                SheetTask.LOOK,
                WireWriter.bytes(new LookRequest("mutated.xlsx", true, SheetOptions.of(IngestOptions.none()))));
        List<SheetReading> sheets = new ArrayList<>();
        for (Frame frame = reader.next(); frame != null; frame = reader.next())
            sheets.addAll(WireReader.sheets(frame.payload()));
        for (SheetReading sheet : sheets) {
            long rows = 0;
            reader.ask(SheetTask.READ, WireWriter.bytes(new ReadRequest(sheet, 0)));
            for (Frame frame = reader.next(); frame != null; frame = reader.next())
                rows += RowsFrame.decode(frame.payload(), sheet.columns(), sheet.blockRows())
                        .block()
                        .rows();
            assertThat(rows).isEqualTo(sheet.rows());
        }
    }

    private static List<byte[]> originals() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        for (String folder : List.of("real", "malformed")) {
            try (Stream<Path> files = Files.list(Conformance.folder(folder))) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.xls[xm]?"))
                        .sorted()
                        .toList()) {
                    if (Files.size(file) <= LARGEST) originals.add(Files.readAllBytes(file));
                }
            }
        }
        return originals;
    }

    /** Half of those that are archives are changed within one of their parts, whose checksum fits then. */
    private static byte[] mutated(List<byte[]> originals, Random random) throws IOException {
        byte[] original = originals.get(random.nextInt(originals.size()));
        Map<String, byte[]> parts = random.nextBoolean() ? parts(original) : Map.of();
        if (parts.isEmpty()) return changed(original, originals, random);
        List<String> names = List.copyOf(parts.keySet());
        String name = names.get(random.nextInt(names.size()));
        List<byte[]> others = List.copyOf(parts.values());
        parts.put(name, changed(parts.get(name), others, random));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    /** The parts of an archive, as far as they can be read. */
    private static Map<String, byte[]> parts(byte[] archive) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), zip.readNBytes(LARGEST));
        } catch (IOException e) {
            // the rest is broken already
        }
        return parts;
    }

    private static byte[] changed(byte[] original, List<byte[]> others, Random random) {
        byte[] bytes = original.clone();
        if (bytes.length == 0) return bytes;
        int changes = 1 + random.nextInt(random.nextBoolean() ? 2 : 8);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(bytes.length);
            // a letter or digit for another leaves XML what it is, and changes what it says
            boolean word = (bytes[at] >= '0' && bytes[at] <= '9') || (bytes[at] >= 'A' && bytes[at] <= 'Z');
            switch (word ? 6 : random.nextInt(6)) {
                case 6 -> bytes[at] = (byte) "0123456789.-eAZ".charAt(random.nextInt(15));
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> {
                    for (int i = at; i < Math.min(bytes.length, at + 4); i++) bytes[i] = (byte) 0xFF;
                }
                case 3 -> {
                    int length = Math.min(1 + random.nextInt(64), bytes.length - at);
                    int to = random.nextInt(bytes.length - length + 1);
                    System.arraycopy(bytes, at, bytes, to, length);
                }
                case 4 -> {
                    byte[] other = others.get(random.nextInt(others.size()));
                    int length = Math.min(Math.min(random.nextInt(512), other.length), bytes.length - at);
                    System.arraycopy(other, 0, bytes, at, length);
                }
                default -> {
                    if (random.nextInt(4) == 0) bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
                }
            }
        }
        return bytes;
    }
}
