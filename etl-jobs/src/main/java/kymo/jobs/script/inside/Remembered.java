package kymo.jobs.script.inside;

import java.util.Map;
import java.util.TreeMap;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;
import kymo.jobs.script.api.State;
import kymo.jobs.script.wire.Kind;
import org.jspecify.annotations.Nullable;

/** What a script remembers: values by name, in the order of names, so that the same state is the same bytes. */
final class Remembered implements State {

    private static final int NUMBER = 1;
    private static final int WHOLE = 2;
    private static final int FLAG = 3;
    private static final int TEXT = 4;
    private static final int NUMBERS = 5;
    private static final int WHOLES = 6;
    private static final int TEXTS = 7;

    private final Map<String, Object> values = new TreeMap<>();
    private boolean sealed;

    /** Nothing can be put any more, except into arrays: what a script without a state puts would be lost. */
    void seal() {
        sealed = true;
    }

    byte[] bytes() {
        WireOut out = new WireOut();
        out.put(values.size());
        values.forEach((name, value) -> {
            out.put(name);
            write(out, value);
        });
        if (out.size() > Kind.MOST_STATE_BYTES)
            throw new IllegalArgumentException(
                    "what a script remembers may have at most %,d bytes but has %,d; remember less, or use a halo"
                            .formatted(Kind.MOST_STATE_BYTES, out.size()));
        return out.bytes();
    }

    private static void write(WireOut out, Object value) {
        if (value instanceof Double number) out.put(NUMBER).put(number.doubleValue());
        else if (value instanceof Long whole) out.put(WHOLE).put(whole.longValue());
        else if (value instanceof Boolean flag) out.put(FLAG).put(flag.booleanValue());
        else if (value instanceof String text) out.put(TEXT).put(text);
        else if (value instanceof double[] numbers)
            out.put(NUMBERS).put(numbers.length).put(numbers);
        else if (value instanceof long[] wholes)
            out.put(WHOLES).put(wholes.length).put(wholes);
        else {
            String[] texts = (String[]) value;
            out.put(TEXTS).put(texts.length);
            for (String text : texts) out.put(text);
        }
    }

    /** @throws RuntimeException when these are not the bytes of a state */
    static Remembered of(byte[] bytes) {
        Remembered state = new Remembered();
        if (bytes.length == 0) return state;
        WireIn in = new WireIn(bytes);
        for (int count = in.number(); count > 0; count--) {
            String name = in.text();
            state.values.put(name, read(in));
        }
        in.end();
        return state;
    }

    private static Object read(WireIn in) {
        int type = in.number();
        return switch (type) {
            case NUMBER -> in.real();
            case WHOLE -> in.whole();
            case FLAG -> in.truth();
            case TEXT -> in.text();
            case NUMBERS -> in.reals(in.number());
            case WHOLES -> in.wholes(in.number());
            case TEXTS -> in.list(WireIn::maybeText).toArray(String[]::new);
            default -> throw new IllegalArgumentException("a value of the type " + type);
        };
    }

    @Override
    public boolean has(String name) {
        return values.containsKey(name);
    }

    @Override
    public void remove(String name) {
        values.remove(name);
    }

    @Override
    public void put(String name, double value) {
        set(name, value);
    }

    @Override
    public void put(String name, long value) {
        set(name, value);
    }

    @Override
    public void put(String name, int value) {
        set(name, (long) value);
    }

    @Override
    public void put(String name, boolean value) {
        set(name, value);
    }

    @Override
    public void put(String name, String value) {
        set(name, value);
    }

    @Override
    public void put(String name, double[] values) {
        set(name, values);
    }

    @Override
    public void put(String name, long[] values) {
        set(name, values);
    }

    @Override
    public void put(String name, @Nullable String[] values) {
        set(name, values);
    }

    private void set(String name, @Nullable Object value) {
        if (sealed)
            throw new IllegalArgumentException(
                    "a script that remembers something from block to block must say @Script(stateful = true), but this one puts '%s' without"
                            .formatted(name));
        if (value == null)
            throw new IllegalArgumentException(
                    "what is remembered must be a value but '%s' is null; remove it".formatted(name));
        values.put(name, value);
    }

    @Override
    public double number(String name) {
        return get(name, Number.class).doubleValue();
    }

    @Override
    public double number(String name, double ifAbsent) {
        return has(name) ? number(name) : ifAbsent;
    }

    @Override
    public long integer(String name) {
        return get(name, Long.class);
    }

    @Override
    public long integer(String name, long ifAbsent) {
        return has(name) ? integer(name) : ifAbsent;
    }

    @Override
    public boolean flag(String name) {
        return get(name, Boolean.class);
    }

    @Override
    public boolean flag(String name, boolean ifAbsent) {
        return has(name) ? flag(name) : ifAbsent;
    }

    @Override
    public String text(String name) {
        return get(name, String.class);
    }

    @Override
    public String text(String name, String ifAbsent) {
        return has(name) ? text(name) : ifAbsent;
    }

    @Override
    public double[] doubles(String name) {
        return get(name, double[].class);
    }

    @Override
    public long[] longs(String name) {
        return get(name, long[].class);
    }

    @Override
    public @Nullable String[] texts(String name) {
        return get(name, String[].class);
    }

    private <T> T get(String name, Class<T> type) {
        Object value = values.get(name);
        if (type.isInstance(value)) return type.cast(value);
        throw new IllegalArgumentException(
                value == null
                        ? "nothing is remembered as '%s'; put it there in start, or say what it is when absent"
                                .formatted(name)
                        : "what is remembered as '%s' is a %s"
                                .formatted(name, value.getClass().getSimpleName()));
    }
}
