package kymo.jobs.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of a page of the reference that is made from what tests try, between two lines; {@code -Dkymo.write-docs=true} writes it anew. */
public final class MadeTable {

    private static final Path REFERENCE = Path.of(System.getProperty("kymo.root", ".."), "docs", "reference");

    private MadeTable() {}

    /**
     * Fails unless it stands there as it is made now.
     *
     * @param name in the lines {@code <!-- NAME, …} and {@code <!-- end of NAME -->}
     */
    public static void holds(String page, String name, String table) throws IOException {
        Path path = REFERENCE.resolve(page);
        String text = Files.readString(path);
        int from = text.indexOf('\n', text.indexOf("<!-- " + name + ",")) + 1;
        String made = text.substring(0, from) + table + text.substring(text.indexOf("<!-- end of " + name + " -->"));
        if (Boolean.getBoolean("kymo.write-docs")) Files.writeString(path, made);
        assertThat(Files.readString(path)).isEqualTo(made);
    }
}
