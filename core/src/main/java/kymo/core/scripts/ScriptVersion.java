package kymo.core.scripts;

import java.util.regex.Pattern;

/**
 * A script as it was at some time.
 *
 * @param name of its file, without {@code .groovy}
 * @param number counted from 1, one more for every new text
 * @param sha256 of its text
 */
public record ScriptVersion(String name, int number, String sha256) {

    /** What a script's processor is called: this and the script's name. */
    public static final String PREFIX = "custom:";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public ScriptVersion {
        if (!isName(name))
            throw new IllegalArgumentException(
                    "a script's name must be small letters, digits and _, beginning with a letter, but was '%s'"
                            .formatted(name));
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a processor's name is that of a script. */
    public static boolean isProcessor(String name) {
        return name.startsWith(PREFIX);
    }

    /** The name of the script that a processor is. */
    public static String scriptOf(String processor) {
        return processor.substring(PREFIX.length());
    }

    /** The name of its processor, such as {@code custom:lock_in}. */
    public String processor() {
        return PREFIX + name;
    }
}
