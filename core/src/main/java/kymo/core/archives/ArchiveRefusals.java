package kymo.core.archives;

import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** What is wrong with one archive, in words. */
record ArchiveRefusals(String fileName) {

    private static final int SHOWN_CHARS = 120;

    ProblemException broken(String found, Throwable cause) {
        return new ProblemException(
                ProblemCode.ARCHIVE_BROKEN,
                message("must be whole but '%s' is damaged (%s)", found, "pack it again"),
                cause);
    }

    ProblemException broken(String found) {
        return new ProblemException(
                ProblemCode.ARCHIVE_BROKEN, message("must be whole but '%s' is damaged (%s)", found, "pack it again"));
    }

    ProblemException empty() {
        return new ProblemException(
                ProblemCode.ARCHIVE_EMPTY,
                message(
                        "must hold a file of data but '%s' holds %s",
                        "none besides folders and hidden files", "pack the files that the instrument wrote"));
    }

    ProblemException tooMany(String found) {
        return new ProblemException(
                ProblemCode.ARCHIVE_TOO_MANY,
                message(
                        "has at most %,d entries but '%%s' has %%s".formatted(ZipArchive.MOST_ENTRIES),
                        found,
                        "split it"));
    }

    ProblemException path(String name) {
        return new ProblemException(
                ProblemCode.ARCHIVE_PATH,
                message(
                        "names its files by paths within it but '%s' has '%s'",
                        shown(name), "pack the files anew by relative names"));
    }

    ProblemException twice(String name) {
        return new ProblemException(
                ProblemCode.ARCHIVE_NAME_TWICE,
                message(
                        "has one file of each name but '%s' has '%s' twice",
                        shown(name), "give the files different names and pack them again"));
    }

    ProblemException nested(String name) {
        return new ProblemException(
                ProblemCode.ARCHIVE_NESTED,
                message(
                        "holds no packed files but '%s' holds '%s'",
                        shown(name), "unpack that first, or upload it alone"));
    }

    ProblemException encrypted(String name) {
        return new ProblemException(
                ProblemCode.ARCHIVE_ENCRYPTED,
                message(
                        "must not be encrypted but '%s' holds '%s', which is",
                        shown(name), "pack it without a password"));
    }

    ProblemException method(String name, int method) {
        return new ProblemException(
                ProblemCode.ARCHIVE_UNSUPPORTED,
                message(
                        "is read where it is packed by a usual method but '%s' holds %s",
                        "'%s', packed by method %d".formatted(shown(name), method), "pack it again with deflate"));
    }

    private String message(String rule, String found, String remedy) {
        return "an archive " + rule.formatted(shown(fileName), found) + "; " + remedy;
    }

    private static String shown(String name) {
        String visible = name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.length() <= SHOWN_CHARS ? visible : visible.substring(0, SHOWN_CHARS) + "…";
    }
}
