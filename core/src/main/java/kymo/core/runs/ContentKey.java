package kymo.core.runs;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a run's result depends on, as one hash: runs of the same key give the same result.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ContentKey(String sha256) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ContentKey {
        if (!SHA256.matcher(sha256).matches())
            throw new IllegalArgumentException("a content key must be 64 hexadecimal digits but was '" + sha256 + "'");
    }

    /**
     * The key of a run. The order of the parameters' names and the way that a number is written ({@code 10}, {@code 1e1},
     * {@code 10.0}) make no difference.
     *
     * @param datasetHash the hash of the dataset's content
     * @param scriptSha256 of the script, when the processor is one
     */
    public static ContentKey of(
            String datasetHash, String processor, int version, @Nullable String scriptSha256, JsonNode parameters) {
        StringBuilder canonical = new StringBuilder("kymo-content-key-1 ");
        writeText(datasetHash, canonical);
        writeText(processor, canonical);
        canonical.append(version);
        writeText(scriptSha256 == null ? "" : scriptSha256, canonical);
        write(parameters, canonical);
        return new ContentKey(HexFormat.of()
                .formatHex(sha256Digest().digest(canonical.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            out.append('{');
            for (String name : new TreeSet<>(node.propertyNames())) {
                writeText(name, out);
                write(node.get(name), out.append(':'));
                out.append(',');
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            for (Iterator<JsonNode> items = node.iterator(); items.hasNext(); out.append(',')) write(items.next(), out);
            out.append(']');
        } else if (node.isNumber()) {
            out.append(number(node));
        } else if (node.isString()) {
            writeText(node.asString(), out);
        } else {
            out.append(node);
        }
    }

    /** Not the plain form, which for 1e999999999 has a billion digits. */
    private static String number(JsonNode node) {
        if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.asDouble())) return node.asString();
        BigDecimal value = node.decimalValue().stripTrailingZeros();
        return value.signum() == 0 ? "0" : value.unscaledValue() + "e" + -(long) value.scale();
    }

    private static void writeText(String text, StringBuilder out) {
        out.append(StringNode.valueOf(text));
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
