package kymo.core.files;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every store takes for a key: a path of plain names that cannot leave it. */
final class Keys {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private Keys() {}

    /** This key, if it is one. */
    static String checked(String key) {
        if (!KEY.matcher(key).matches())
            throw new IllegalArgumentException(
                    "a key must be names of letters, digits, '.', '_' and '-' joined by '/' but was '%s'"
                            .formatted(key));
        return key;
    }

    static IllegalArgumentException taken(String key, @Nullable Throwable cause) {
        return new IllegalArgumentException("nothing is overwritten but '%s' exists already".formatted(key), cause);
    }
}
