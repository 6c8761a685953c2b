package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts that stand for a missing value. A marker that is a number also stands for other ways to write that number in a numeric
 * column: {@code -999} means {@code -999.0} too.
 */
final class MissingMarkers {

    private final byte[][] markers;
    /** For each first byte a bit for each length (63 for all longer ones) that a marker has, so that most cells need no comparison. */
    private final long[] lengths = new long[256];

    private final double[] numbers;

    MissingMarkers(List<String> texts, Charset charset, char decimal) {
        markers = texts.stream()
                .filter(text -> !text.isEmpty())
                .map(text -> text.getBytes(charset))
                .toArray(byte[][]::new);
        List<Double> values = new ArrayList<>();
        DecimalParser parser = new DecimalParser(decimal);
        for (byte[] marker : markers) {
            lengths[marker[0] & 0xFF] |= 1L << Math.min(marker.length, 63);
            byte[] padded = Arrays.copyOf(marker, marker.length + DecimalParser.PADDING);
            if (parser.parse(padded, 0) == marker.length) values.add(parser.value());
        }
        numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether the bytes are nothing or one of the markers. */
    boolean isMissing(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) return true;
        if (((lengths[bytes[from] & 0xFF] >>> Math.min(length, 63)) & 1) == 0) return false;
        for (byte[] marker : markers) {
            if (Arrays.equals(marker, 0, marker.length, bytes, from, to)) return true;
        }
        return false;
    }

    /** Whether any marker is a number, so that numbers have to be asked about. */
    boolean holdNumbers() {
        return numbers.length > 0;
    }

    boolean isMissing(double number) {
        for (double marker : numbers) {
            if (marker == number) return true;
        }
        return false;
    }

    boolean isMissing(long number) {
        for (double marker : numbers) {
            if (marker == number && (long) marker == number) return true;
        }
        return false;
    }
}
