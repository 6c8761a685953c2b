package kymo.core.scripts;

/**
 * How many rows around a block a script wants to see: each a whole number, or the name of a parameter that is one.
 *
 * @param before rows before the block's first
 * @param after rows after its last
 */
public record Reach(String before, String after) {

    public static final Reach NONE = new Reach("0", "0");
}
