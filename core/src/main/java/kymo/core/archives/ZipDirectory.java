package kymo.core.archives;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kymo.core.files.ReadableFile;
import org.jspecify.annotations.Nullable;

/**
 * How large a zip's list of entries is, told by the records at its end, before any of it is read into memory.
 *
 * <p>Source: PKWARE's APPNOTE, sections 4.3.14 to 4.3.16.
 *
 * @param entries as the archive states it
 * @param bytes from the list's beginning to the end of the file
 */
record ZipDirectory(long entries, long bytes) {

    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int END64_BYTES = 56;
    private static final int END64_SIGNATURE = 0x06064b50;

    /** Null when the file does not end as a zip does. */
    static @Nullable ZipDirectory of(ReadableFile file) {
        long size = file.bytes();
        int length = (int) Math.min(size, END_BYTES + LONGEST_COMMENT + LOCATOR_BYTES);
        ByteBuffer tail = little(file.read(size - length, length));
        for (int at = length - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) != END_SIGNATURE) continue;
            if (at >= LOCATOR_BYTES && tail.getInt(at - LOCATOR_BYTES) == LOCATOR_SIGNATURE)
                return large(file, tail.getLong(at - LOCATOR_BYTES + 8));
            return of(size, tail.getShort(at + 10) & 0xFFFF, Integer.toUnsignedLong(tail.getInt(at + 16)));
        }
        return null;
    }

    private static @Nullable ZipDirectory large(ReadableFile file, long at) {
        if (at < 0 || at > file.bytes() - END64_BYTES) return null;
        ByteBuffer end = little(file.read(at, END64_BYTES));
        if (end.getInt(0) != END64_SIGNATURE) return null;
        return of(file.bytes(), end.getLong(32), end.getLong(48));
    }

    private static @Nullable ZipDirectory of(long size, long entries, long begin) {
        return begin < 0 || begin > size || entries < 0 ? null : new ZipDirectory(entries, size - begin);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
