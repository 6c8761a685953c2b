package kymo.jobs.script.api;

import groovy.lang.Closure;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import org.jspecify.annotations.Nullable;

/** The file that a reader reads, from its beginning; memory is not needed for more than a piece of it. */
public interface Bytes {

    /** All bytes of the file. */
    long size();

    /** How many have been read. */
    long position();

    /** Goes to a byte, counted from 0. */
    void seek(long position);

    /** The next byte, 0 to 255; -1 behind the last. */
    int read();

    /** The next bytes, fewer only at the end of the file. */
    byte[] read(int count);

    /** The next line without its end, null behind the last. Its characters are UTF-8 unless {@link #charset} told otherwise. */
    @Nullable
    String line();

    /** How many lines were read. */
    long lines();

    /** Does something with each line from here on. */
    void eachLine(@ClosureParams(value = SimpleType.class, options = "java.lang.String") Closure<?> each);

    /** The characters of lines from here on, such as {@code ISO-8859-1}. */
    void charset(String name);
}
