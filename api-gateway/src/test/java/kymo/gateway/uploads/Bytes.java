package kymo.gateway.uploads;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that look like chance and are never held: each follows from its place and the seed. */
record Bytes(long seed, long length) {

    /** Those from {@code offset} on. */
    byte[] at(long offset, int bytes) {
        byte[] some = new byte[bytes];
        long word = 0;
        for (int i = 0; i < bytes; i++) {
            long place = offset + i;
            if (i == 0 || (place & 7) == 0) word = mixed(seed + (place >>> 3) * 0x9E3779B97F4A7C15L);
            some[i] = (byte) (word >>> ((place & 7) * 8));
        }
        return some;
    }

    String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (long at = 0; at < length; at += 1 << 20) digest.update(at(at, (int) Math.min(1 << 20, length - at)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
