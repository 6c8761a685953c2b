package kymo.jobs.host;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a class was loaded from.
 *
 * @param file a jar, or a folder of classes
 * @param inner within an executable jar: the jar, such as {@code BOOT-INF/lib/a.jar}, or the folder, such as {@code BOOT-INF/classes/}; else empty
 */
record CodeOrigin(Path file, String inner) {

    private static final String NESTED = "jar:nested:";
    private static final String INSIDE = "/!";

    static CodeOrigin of(Class<?> type) {
        return of(type.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    static CodeOrigin of(String location) {
        if (!location.startsWith(NESTED)) return new CodeOrigin(Path.of(URI.create(location)), "");
        String path = location.substring(NESTED.length());
        int inside = path.indexOf(INSIDE);
        String inner = path.substring(inside + INSIDE.length());
        if (inner.endsWith("!/")) inner = inner.substring(0, inner.length() - 2);
        return new CodeOrigin(Path.of(URI.create("file:" + path.substring(0, inside))), inner);
    }

    boolean isNested() {
        return !inner.isEmpty();
    }

    /** The entry of a class path; null when it lies in another jar. */
    @Nullable
    Path asItIs() {
        return isNested() ? null : file;
    }

    /** A jar with these classes: the same, or one that is kept in the cache. */
    Path packed(HostCache cache) throws IOException {
        if (!isNested() && Files.isRegularFile(file)) return file;
        return cache.jar(this);
    }
}
