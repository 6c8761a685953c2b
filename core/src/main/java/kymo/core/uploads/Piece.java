package kymo.core.uploads;

/**
 * A stretch of an upload on its way, a file of its own in the store.
 *
 * @param fromByte where it lies in the upload
 */
record Piece(long fromByte, long bytes, String key) {

    long toByte() {
        return fromByte + bytes;
    }
}
