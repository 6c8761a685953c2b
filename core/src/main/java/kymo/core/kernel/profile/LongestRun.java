package kymo.core.kernel.profile;

import java.nio.ByteBuffer;

/** The longest stretch of consecutive rows with one and the same value; NaN belongs to no stretch. The earliest of equally long ones counts. */
final class LongestRun {

    private long rows;
    /** The run that begins with the first row, which may go on a run of the rows before. */
    private double headValue;

    private long headLength;
    /** The run that ends with the last row. */
    private double tailValue;

    private long tailLength;
    private long length;
    private long start = -1;
    private double value = Double.NaN;

    void add(double value) {
        if (Double.isNaN(value)) tailLength = 0;
        else if (tailLength > 0 && value == tailValue) tailLength++;
        else {
            tailValue = value;
            tailLength = 1;
        }
        rows++;
        if (tailLength > 0 && tailLength == rows) {
            headValue = value;
            headLength = rows;
        }
        if (tailLength > length) {
            length = tailLength;
            start = rows - length;
            this.value = value;
        }
    }

    /** Rows of which no two neighbours are equal and none is NaN. */
    void addAllDifferent(double first, double last, int size) {
        add(first);
        if (size == 1) return;
        rows += size - 1;
        tailValue = last;
        tailLength = 1;
    }

    /** Rows without a value. */
    void addNone(int size) {
        rows += size;
        tailLength = 0;
    }

    /** Takes in the rows that follow. */
    void add(LongestRun next) {
        if (next.rows == 0) return;
        boolean joined = tailLength > 0 && next.headLength > 0 && tailValue == next.headValue;
        long over = joined ? tailLength + next.headLength : 0;
        if (over > length) {
            length = over;
            start = rows - tailLength;
            value = tailValue;
        }
        if (next.length > length) {
            length = next.length;
            start = rows + next.start;
            value = next.value;
        }
        if (rows == 0) {
            headValue = next.headValue;
            headLength = next.headLength;
        } else if (joined && headLength == rows) headLength = over;
        tailLength = joined && next.headLength == next.rows ? over : next.tailLength;
        tailValue = next.tailValue;
        rows += next.rows;
    }

    long length() {
        return length;
    }

    /** Its first row, counted from 0; -1 when there is none. */
    long start() {
        return start;
    }

    /** What all of its rows hold; NaN when there is none. */
    double value() {
        // -0.0 and 0.0 are one value
        return value + 0.0;
    }

    void save(StateWriter out) {
        out.put(rows);
        out.put(headValue);
        out.put(headLength);
        out.put(tailValue);
        out.put(tailLength);
        out.put(length);
        out.put(start);
        out.put(value);
    }

    static LongestRun restore(ByteBuffer in) {
        LongestRun run = new LongestRun();
        run.rows = in.getLong();
        run.headValue = in.getDouble();
        run.headLength = in.getLong();
        run.tailValue = in.getDouble();
        run.tailLength = in.getLong();
        run.length = in.getLong();
        run.start = in.getLong();
        run.value = in.getDouble();
        return run;
    }
}
