package kymo.core.kernel.quality;

/** The variation of a window whose ends only move forward. */
sealed interface WindowVariation permits DeviationWindow, RangeWindow {

    /** Takes in the row after the last one. */
    void add(int row, boolean valid);

    /** Lets go of the first row. */
    void remove(int row, boolean valid);

    /** Lets go of all rows. */
    void clear();

    /** How many finite values the window holds. */
    int observations();

    /** What the limits say of rows {@code first} to {@code last}, both included: the window as it is, not empty. */
    byte flag(int first, int last);
}
