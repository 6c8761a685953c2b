package kymo.jobs.ingest.columnar;

/** Whole numbers as differences. */
final class DeltaValues implements PageValues {

    private final DeltaNumbers numbers;
    private final boolean narrow;

    /** @param narrow whether they are of 32 bits, where differences may run over */
    DeltaValues(Bits page, int from, boolean narrow) {
        numbers = new DeltaNumbers(page, from);
        this.narrow = narrow;
    }

    @Override
    public void next(int count, RawValues into) {
        into.inBytes = false;
        numbers.next(into.longs, count);
        if (!narrow) return;
        for (int i = 0; i < count; i++) into.longs[i] = (int) into.longs[i];
    }
}
