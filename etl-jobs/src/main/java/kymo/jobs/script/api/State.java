package kymo.jobs.script.api;

import org.jspecify.annotations.Nullable;

/**
 * What a stateful script remembers from one block to the next, by name; saved with every committed chunk, given back after a restart. Arrays are kept as
 * they are, so that what is changed in one is remembered.
 */
public interface State {

    boolean has(String name);

    void remove(String name);

    void put(String name, double value);

    void put(String name, long value);

    void put(String name, int value);

    void put(String name, boolean value);

    void put(String name, String value);

    void put(String name, double[] values);

    void put(String name, long[] values);

    void put(String name, @Nullable String[] values);

    double number(String name);

    double number(String name, double ifAbsent);

    long integer(String name);

    long integer(String name, long ifAbsent);

    boolean flag(String name);

    boolean flag(String name, boolean ifAbsent);

    String text(String name);

    String text(String name, String ifAbsent);

    double[] doubles(String name);

    long[] longs(String name);

    @Nullable
    String[] texts(String name);
}
