package kymo.core.archives;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the names in an archive tell: whether they stay within it, and which of them could be files of data. */
final class MemberNames {

    private static final Charset OLD =
            Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;
    private static final Set<String> LITTER = Set.of("__MACOSX", "Thumbs.db", "desktop.ini");
    private static final List<String> PACKED = List.of(
            ".zip", ".gz", ".tgz", ".zst", ".tzst", ".tar", ".bz2", ".tbz2", ".xz", ".txz", ".7z", ".rar", ".lz4",
            ".z");

    private MemberNames() {}

    /** The text of a name: archives are to mark UTF-8, but some write it unmarked; else it is of the format's first days. */
    static String decode(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, OLD);
        }
    }

    /** Whether it names a place within the archive, by a relative path. */
    static boolean staysWithin(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*"))
            return false;
        if (name.chars().anyMatch(Character::isISOControl)) return false;
        for (String folder : name.split("[/\\\\]", -1)) {
            if (folder.equals("..") || folder.equals(".")) return false;
        }
        return true;
    }

    /** Whether it could be data: no folder, nothing hidden, nothing that systems leave behind. */
    static boolean couldBeData(String name) {
        if (name.endsWith("/") || name.endsWith("\\")) return false;
        for (String part : name.split("/", -1)) {
            if (part.startsWith(".") || LITTER.contains(part)) return false;
        }
        return true;
    }

    /** Whether its ending is that of a compressed file or an archive. */
    static boolean isPacked(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PACKED.stream().anyMatch(lower::endsWith);
    }
}
