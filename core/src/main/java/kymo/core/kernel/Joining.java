package kymo.core.kernel;

import java.util.ArrayList;
import java.util.List;

/** Puts columns of the same kind one below the other. */
final class Joining {

    private Joining() {}

    static Column join(List<Column> parts) {
        Column first = parts.get(0);
        if (first instanceof DoubleColumn) return doubles(parts);
        if (first instanceof LongColumn) return longs(parts);
        if (first instanceof BooleanColumn) return booleans(parts);
        return texts(parts);
    }

    private static DoubleColumn doubles(List<Column> parts) {
        double[] out = new double[size(parts)];
        int at = 0;
        for (Column part : parts) {
            double[] values = ((DoubleColumn) part).values();
            System.arraycopy(values, 0, out, at, values.length);
            at += values.length;
        }
        return DoubleColumn.of(out);
    }

    private static LongColumn longs(List<Column> parts) {
        long[] out = new long[size(parts)];
        List<Validity> validities = new ArrayList<>(parts.size());
        int at = 0;
        for (Column part : parts) {
            LongColumn column = (LongColumn) part;
            System.arraycopy(column.values(), 0, out, at, column.size());
            validities.add(column.validity());
            at += column.size();
        }
        return LongColumn.of(out, validity(parts, validities));
    }

    private static BooleanColumn booleans(List<Column> parts) {
        boolean[] out = new boolean[size(parts)];
        List<Validity> validities = new ArrayList<>(parts.size());
        int at = 0;
        for (Column part : parts) {
            BooleanColumn column = (BooleanColumn) part;
            System.arraycopy(column.values(), 0, out, at, column.size());
            validities.add(column.validity());
            at += column.size();
        }
        return BooleanColumn.of(out, validity(parts, validities));
    }

    private static TextColumn texts(List<Column> parts) {
        int bytes = 0;
        for (Column part : parts) bytes = Math.addExact(bytes, textBytes((TextColumn) part));
        byte[] out = new byte[bytes];
        int[] offsets = new int[size(parts) + 1];
        List<Validity> validities = new ArrayList<>(parts.size());
        int at = 0;
        int row = 0;
        for (Column part : parts) {
            TextColumn column = (TextColumn) part;
            int start = column.offsets()[0];
            System.arraycopy(column.bytes(), start, out, at, textBytes(column));
            for (int i = 0; i < column.size(); i++) offsets[++row] = at + column.offsets()[i + 1] - start;
            at += textBytes(column);
            validities.add(column.validity());
        }
        return TextColumn.of(out, offsets, validity(parts, validities));
    }

    private static int textBytes(TextColumn column) {
        return column.offsets()[column.size()] - column.offsets()[0];
    }

    private static Validity validity(List<Column> parts, List<Validity> validities) {
        if (validities.stream().allMatch(Validity::isAll)) return Validity.ALL;
        long[] bits = new long[Validity.words(size(parts))];
        int row = 0;
        for (int part = 0; part < parts.size(); part++) {
            Validity validity = validities.get(part);
            for (int i = 0; i < parts.get(part).size(); i++, row++) {
                if (validity.isValid(i)) bits[row >>> 6] |= 1L << (row & 63);
            }
        }
        return Validity.of(bits);
    }

    private static int size(List<Column> parts) {
        int size = 0;
        for (Column part : parts) size = Math.addExact(size, part.size());
        return size;
    }
}
