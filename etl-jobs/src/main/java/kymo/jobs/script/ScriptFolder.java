package kymo.jobs.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.ScriptVersion;

/**
 * The folder in which the lab's operators put their scripts: {@code NAME.groovy} each. A script is found by listing the folder, never by a path that
 * somebody gives, and is a regular file that lies in the folder itself; a link that leads out of it is refused.
 */
public final class ScriptFolder {

    private static final String ENDING = ".groovy";
    private static final long MOST_BYTES = 1 << 20;

    private final Path folder;

    public ScriptFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What the folder holds now; nothing where there is no folder.
     *
     * @throws ProblemException {@code STORE_FAILED} when the folder cannot be read
     */
    public ScriptListing list() {
        Map<String, ScriptFile> scripts = new TreeMap<>();
        Map<String, String> refused = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder)) {
            Path real = folder.toRealPath();
            for (Path file : listed.toList()) {
                String fileName = String.valueOf(file.getFileName());
                if (!fileName.endsWith(ENDING)) continue;
                try {
                    ScriptFile script = read(real, file, fileName.substring(0, fileName.length() - ENDING.length()));
                    scripts.put(script.name(), script);
                } catch (IOException e) {
                    refused.put(fileName, String.valueOf(e.getMessage()));
                }
            }
            return new ScriptListing(scripts, refused);
        } catch (NoSuchFileException e) {
            return ScriptListing.EMPTY;
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.STORE_FAILED,
                    "scripts are read from %s but that failed (%s); let the worker read that folder"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /**
     * The script of that name.
     *
     * @throws ProblemException {@code PROCESSOR_UNKNOWN}, with those that there are
     */
    public ScriptFile script(String name) {
        ScriptListing found = list();
        ScriptFile script = found.scripts().get(name);
        if (script != null) return script;
        String reason = found.refused().get(name + ENDING);
        List<String> names = List.copyOf(found.scripts().keySet());
        throw new ProblemException(
                ProblemCode.PROCESSOR_UNKNOWN,
                reason != null
                        ? "%s%s in %s is no script: %s".formatted(name, ENDING, folder, reason)
                        : "there is no script '%s' in %s; there are: %s"
                                .formatted(name, folder, names.isEmpty() ? "none" : String.join(", ", names)));
    }

    /** @throws IOException saying why the file is no script */
    private static ScriptFile read(Path folder, Path file, String name) throws IOException {
        if (!ScriptVersion.isName(name))
            throw new IOException(
                    "a script's file must be called by small letters, digits and _, a letter first; rename it");
        Path real = file.toRealPath();
        if (!folder.equals(real.getParent()))
            throw new IOException("a script must lie in the folder itself but this is a link out of it; copy it here");
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) throw new IOException("a script must be a file");
        long bytes = Files.size(real);
        if (bytes > MOST_BYTES)
            throw new IOException(
                    "a script has at most %,d bytes but this one %,d; split it".formatted(MOST_BYTES, bytes));
        try {
            return ScriptFile.of(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(real)))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new IOException("a script must be written in UTF-8; save it so", e);
        }
    }
}
