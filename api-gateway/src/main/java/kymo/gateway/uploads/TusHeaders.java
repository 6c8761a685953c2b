package kymo.gateway.uploads;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.uploads.Announcement;
import kymo.core.uploads.Checksum;
import org.jspecify.annotations.Nullable;

/** The headers of tus 1.0.0, read from a request; whatever cannot be is {@code HEADER_INVALID}, pointing at the header. */
final class TusHeaders {

    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String METADATA = "Upload-Metadata";
    static final String CHECKSUM = "Upload-Checksum";
    static final String EXPIRES = "Upload-Expires";
    /** Ours: which stored upload a finished one has become. */
    static final String UPLOAD_ID = "Kymo-Upload-Id";

    static final String BYTES_TYPE = "application/offset+octet-stream";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private TusHeaders() {}

    static Announcement announcement(HttpServletRequest request) {
        long bytes = number(request, LENGTH);
        String told = request.getHeader(METADATA);
        Map<String, String> metadata = metadata(told);
        String sha256 = metadata.get("sha256");
        if (sha256 != null && !SHA256.matcher(sha256).matches())
            throw invalid(METADATA, "sha256 must be 64 lower-case hex digits", sha256);
        return new Announcement(metadata.getOrDefault("filename", "unnamed"), bytes, told, sha256);
    }

    static long number(HttpServletRequest request, String header) {
        String told = request.getHeader(header);
        if (told == null) throw invalid(header, "must be a number of bytes", "");
        if (!NUMBER.matcher(told).matches()) throw invalid(header, "must be a number of bytes", told);
        return Long.parseLong(told);
    }

    static @Nullable Checksum checksum(HttpServletRequest request) {
        String told = request.getHeader(CHECKSUM);
        if (told == null) return null;
        String rule = "must be one of %s, a blank and the digest in Base64".formatted(Checksum.algorithms());
        String[] parts = told.strip().split(" ", -1);
        if (parts.length != 2) throw invalid(CHECKSUM, rule, told);
        Optional<Checksum> checksum = Checksum.of(parts[0], base64(CHECKSUM, rule, parts[1]));
        return checksum.orElseThrow(() -> invalid(CHECKSUM, rule, told));
    }

    static ProblemException invalid(String header, String rule, String found) {
        return new ProblemException(
                        ProblemCode.HEADER_INVALID,
                        "the header %s %s but was '%s'; correct it".formatted(header, rule, found))
                .in(header);
    }

    private static Map<String, String> metadata(@Nullable String told) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (told == null || told.isBlank()) return metadata;
        String rule = "must be pairs of a key and a value in Base64, with commas between them";
        for (String pair : told.split(",", -1)) {
            String[] parts = pair.strip().split(" ", -1);
            if (parts[0].isEmpty() || parts.length > 2) throw invalid(METADATA, rule, told);
            String value = parts.length == 2 ? text(rule, told, base64(METADATA, rule, parts[1])) : "";
            if (metadata.put(parts[0], value) != null) throw invalid(METADATA, "must have every key once", told);
        }
        return metadata;
    }

    private static byte[] base64(String header, String rule, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw invalid(header, rule, text);
        }
    }

    private static String text(String rule, String told, byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid(METADATA, rule + ", the values being UTF-8", told);
        }
    }
}
