package kymo.core.archives;

/**
 * A file in an archive.
 *
 * @param name its path in the archive, with {@code /} between folders
 * @param packedBytes how many bytes it takes there
 * @param bytes how many it has unpacked, as the archive states it
 */
public record Member(String name, long packedBytes, long bytes) {

    /** Its name without the folders. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
