package kymo.core.profile;

import java.util.Arrays;

/** Values of a sample that arrive part by part. Where they become too many, every other one is let go, so they stay evenly spread. */
final class Sample {

    private final int most;
    private double[] values = new double[64];
    private int size;
    private long every = 1;
    private long seen;

    /** @param most how many are kept at most */
    Sample(int most) {
        this.most = most;
    }

    void add(double[] more) {
        for (double value : more) {
            if (seen++ % every != 0) continue;
            if (size == most) {
                thin();
                if ((seen - 1) % every != 0) continue;
            }
            if (size == values.length) values = Arrays.copyOf(values, Math.min(most, 2 * size));
            values[size++] = value;
        }
    }

    private void thin() {
        for (int i = 0; 2 * i < size; i++) values[i] = values[2 * i];
        size = (size + 1) / 2;
        every *= 2;
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }
}
