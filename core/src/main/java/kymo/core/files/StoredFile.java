package kymo.core.files;

/**
 * What a store knows of a file that it has just taken.
 *
 * @param sha256 of the file's bytes, in lower-case hex
 */
public record StoredFile(String key, long bytes, String sha256) {}
