package kymo.core.uploads;

import kymo.core.dataset.Upload;

/**
 * A finished upload.
 *
 * @param name as its own sender called the file; the same bytes may have come under another name first
 */
public record Uploaded(String name, Upload upload) {}
