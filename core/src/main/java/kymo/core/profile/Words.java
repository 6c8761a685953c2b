package kymo.core.profile;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers that are written one after the other and read again in that order. */
final class Words {

    private long[] words;
    private int end;
    private int next;

    private Words(long[] words, int end) {
        this.words = words;
        this.end = end;
    }

    static Words empty() {
        return new Words(new long[64], 0);
    }

    static Words of(long[] written) {
        return new Words(written, written.length);
    }

    void put(long word) {
        if (end == words.length) words = Arrays.copyOf(words, 2 * end);
        words[end++] = word;
    }

    void put(double value) {
        put(Double.doubleToRawLongBits(value));
    }

    /** Their number, then the values. */
    void put(double[] values, int size) {
        put(size);
        for (int i = 0; i < size; i++) put(values[i]);
    }

    void put(byte[] bytes) {
        put(bytes.length);
        ByteBuffer whole = ByteBuffer.wrap(Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8));
        while (whole.hasRemaining()) put(whole.getLong());
    }

    long[] written() {
        return Arrays.copyOf(words, end);
    }

    long word() {
        return words[next++];
    }

    double number() {
        return Double.longBitsToDouble(word());
    }

    double[] numbers() {
        double[] values = new double[Math.toIntExact(word())];
        for (int i = 0; i < values.length; i++) values[i] = number();
        return values;
    }

    byte[] bytes() {
        int length = Math.toIntExact(word());
        ByteBuffer whole = ByteBuffer.allocate((length + 7) / 8 * 8);
        while (whole.hasRemaining()) whole.putLong(word());
        return Arrays.copyOf(whole.array(), length);
    }
}
