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
    private final boolean[] firstBytes = new boolean[256];
    private final int longest;
    private final double[] numbers;

    MissingMarkers(List<String> texts, Charset charset, char decimal) {
        markers = texts.stream()
                .filter(text -> !text.isEmpty())
                .map(text -> text.getBytes(charset))
                .toArray(byte[][]::new);
        int most = 0;
        List<Double> values = new ArrayList<>();
        DecimalParser parser = new DecimalParser(decimal);
        for (byte[] marker : markers) {
            firstBytes[marker[0] & 0xFF] = true;
            most = Math.max(most, marker.length);
            byte[] padded = Arrays.copyOf(marker, marker.length + DecimalParser.PADDING);
            if (parser.parse(padded, 0) == marker.length) values.add(parser.value());
        }
        longest = most;
        numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether the bytes are nothing or one of the markers. */
    boolean isMissing(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) return true;
        if (length > longest || !firstBytes[bytes[from] & 0xFF]) return false;
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
