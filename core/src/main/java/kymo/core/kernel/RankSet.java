package kymo.core.kernel;

import java.util.Arrays;

/**
 * A set of small numbers that finds the next one above or below another, in a step or two: a tree of bits, 64 to a word, in which a bit of a
 * higher level says that the word below it is not empty.
 */
final class RankSet {

    private final long[][] levels;

    /** An empty set of numbers from 0 to {@code size - 1}. */
    RankSet(int size) {
        int height = 1;
        for (int words = words(size); words > 1; words = words(words)) height++;
        levels = new long[height][];
        int bits = size;
        for (int level = 0; level < height; level++) {
            bits = words(bits);
            levels[level] = new long[Math.max(1, bits)];
        }
    }

    void add(int number) {
        int place = number;
        for (long[] level : levels) {
            long before = level[place >>> 6];
            level[place >>> 6] = before | 1L << place;
            if (before != 0) return;
            place >>>= 6;
        }
    }

    void remove(int number) {
        int place = number;
        for (long[] level : levels) {
            long after = level[place >>> 6] & ~(1L << place);
            level[place >>> 6] = after;
            if (after != 0) return;
            place >>>= 6;
        }
    }

    /** The next number of the set above {@code number}, or -1. */
    int above(int number) {
        int place = number;
        for (int level = 0; level < levels.length; level++) {
            // two shifts: a single one by 64 would do nothing
            long rest = levels[level][place >>> 6] & (-1L << place << 1);
            if (rest != 0) {
                place = (place & -64) + Long.numberOfTrailingZeros(rest);
                while (level-- > 0) place = (place << 6) + Long.numberOfTrailingZeros(levels[level][place]);
                return place;
            }
            place >>>= 6;
        }
        return -1;
    }

    /** The next number of the set below {@code number}, or -1. */
    int below(int number) {
        int place = number;
        for (int level = 0; level < levels.length; level++) {
            long rest = levels[level][place >>> 6] & ((1L << place) - 1);
            if (rest != 0) {
                place = (place & -64) + 63 - Long.numberOfLeadingZeros(rest);
                while (level-- > 0) place = (place << 6) + 63 - Long.numberOfLeadingZeros(levels[level][place]);
                return place;
            }
            place >>>= 6;
        }
        return -1;
    }

    void clear() {
        for (long[] level : levels) Arrays.fill(level, 0);
    }

    private static int words(int bits) {
        return (bits + 63) >>> 6;
    }
}
