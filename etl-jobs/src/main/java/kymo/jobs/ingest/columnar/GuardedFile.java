package kymo.jobs.ingest.columnar;

import java.util.List;
import java.util.function.Supplier;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/** A file whose readers may stumble over nonsense in any way: whatever they throw is a fault of the file. */
record GuardedFile(ColumnarFile file, ColumnarRefusals refusals) implements ColumnarFile {

    @Override
    public List<Field> fields() {
        return guarded("its columns", file::fields);
    }

    @Override
    public long[] groupRows() {
        return guarded("its groups of rows", file::groupRows);
    }

    @Override
    public Cursor open(int index, int group) {
        String place = "column %d of group %d".formatted(index, group);
        return new GuardedCursor(guarded(place, () -> file.open(index, group)), place);
    }

    @Override
    public void describe(ObjectNode into) {
        guarded("what it says of itself", () -> {
            file.describe(into);
            return into;
        });
    }

    private <T> T guarded(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw refusals.broken(place + " cannot be read", e);
        }
    }

    private final class GuardedCursor implements Cursor {
        private final Cursor cursor;
        private final String place;

        GuardedCursor(Cursor cursor, String place) {
            this.cursor = cursor;
            this.place = place;
        }

        @Override
        public void read(int rows, RawValues into) {
            guarded(place, () -> {
                cursor.read(rows, into);
                return into;
            });
        }

        @Override
        public void skip(long rows) {
            guarded(place, () -> {
                cursor.skip(rows);
                return cursor;
            });
        }

        @Override
        public long heldBytes() {
            return cursor.heldBytes();
        }

        @Override
        public void release() {
            cursor.release();
        }
    }
}
