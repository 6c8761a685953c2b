package kymo.jobs.ingest.columnar;

/** Values that are places in a dictionary. */
final class DictionaryValues implements PageValues {

    private final Dictionary dictionary;
    private final Hybrid places;
    private final int[] scratch = new int[RawValues.ROWS];

    DictionaryValues(Dictionary dictionary, Hybrid places) {
        this.dictionary = dictionary;
        this.places = places;
    }

    @Override
    public void next(int count, RawValues into) {
        places.next(scratch, count);
        into.inBytes = dictionary.inBytes;
        into.bytes = dictionary.bytes;
        for (int i = 0; i < count; i++) dictionary.put(scratch[i], into, i);
    }
}
