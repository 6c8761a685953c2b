package kymo.core.uploads;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** What a sender says of the bytes of one request: the name of an algorithm as tus has it, and the digest. */
public final class Checksum {

    private static final Map<String, String> ALGORITHMS = new LinkedHashMap<>();

    static {
        ALGORITHMS.put("sha1", "SHA-1");
        ALGORITHMS.put("sha256", "SHA-256");
        ALGORITHMS.put("md5", "MD5");
    }

    private final String algorithm;
    private final byte[] expected;

    private Checksum(String algorithm, byte[] expected) {
        this.algorithm = algorithm;
        this.expected = expected;
    }

    /** The names of the algorithms, with commas between them. */
    public static String algorithms() {
        return String.join(",", ALGORITHMS.keySet());
    }

    /** The checksum of this algorithm; empty when there is no such algorithm or its digests have another length. */
    public static Optional<Checksum> of(String algorithm, byte[] expected) {
        if (!ALGORITHMS.containsKey(algorithm)
                || expected.length != digest(algorithm).getDigestLength()) return Optional.empty();
        return Optional.of(new Checksum(algorithm, expected.clone()));
    }

    MessageDigest digest() {
        return digest(algorithm);
    }

    /** @throws ProblemException {@code UPLOAD_CHECKSUM} unless the digest has seen the bytes that were meant */
    void verify(MessageDigest digest) {
        byte[] found = digest.digest();
        if (!MessageDigest.isEqual(found, expected))
            throw new ProblemException(
                    ProblemCode.UPLOAD_CHECKSUM,
                    "the bytes must have the %s %s but have %s; nothing of them was kept, send them again"
                            .formatted(
                                    algorithm,
                                    Base64.getEncoder().encodeToString(expected),
                                    Base64.getEncoder().encodeToString(found)));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(String.valueOf(ALGORITHMS.get(algorithm)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has %s".formatted(algorithm), e);
        }
    }
}
